namespace MlOpsBuild.Configuration;

/// <summary>The <c>container:</c> section: the image that serves the model.</summary>
public sealed record ContainerConfig
{
    /// <summary>
    /// What the image is built on. <value>The default value is .NET's own image of nothing but what a self-contained program
    /// needs.</value>
    /// </summary>
    public string BaseImage { get; init; } =
        "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled";

    /// <summary>
    /// The repository of the image, <c>registry[:port]/repository</c>; <c>{model}</c> in it stands for the model's name.
    /// <value>The default value is <see langword="null"/>: that of <c>registry:</c> followed by <c>/serve</c>; without one the
    /// image stays in the engine, as <c>mlops/{model}</c>.</value>
    /// </summary>
    public string? Image { get; init; }

    /// <summary>Limits of what was measured. <value>The default value is empty.</value></summary>
    public IReadOnlyList<ContainerGateConfig> Gates { get; init; } = [];

    /// <summary>The line of mlops.yaml where the section begins, from 1; 0 when there is no section.</summary>
    public int Line { get; init; }
}
