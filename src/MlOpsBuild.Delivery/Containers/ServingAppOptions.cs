namespace MlOpsBuild.Delivery.Containers;

/// <summary>Where the serving program comes from.</summary>
public sealed record ServingAppOptions
{
    /// <summary>The folder that keeps what was published, e.g. <c>.mlops/serving/app</c>.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>
    /// The project file of the serving program. <value>The default value is <see langword="null"/>: <see cref="Package"/> of
    /// <see cref="PackageVersion"/>.</value>
    /// </summary>
    public string? Project { get; init; }

    /// <summary>
    /// The package with the serving program. <value>The default value is <c>MlOpsBuild.Serving</c>, which serves what MlOpsBuild
    /// computes itself, and programs; <see cref="ServingApp.MlNetPackage"/> serves models of ML.NET too.</value>
    /// </summary>
    public string Package { get; init; } = ServingApp.UsualPackage;

    /// <summary>
    /// The version of the package. <value>The default value is that of this library, to which it belongs.</value>
    /// </summary>
    public string PackageVersion { get; init; } = ServingApp.OwnVersion;

    /// <summary>
    /// The folder whose <c>nuget.config</c> and <c>global.json</c> hold for the package. <value>The default value is
    /// <see langword="null"/>: the cache folder and those above it.</value>
    /// </summary>
    public string? ProjectFolder { get; init; }

    /// <summary>The .NET program. <value>The default value is <c>dotnet</c>.</value></summary>
    public string DotNet { get; init; } = "dotnet";

    /// <summary>Further arguments of <c>dotnet publish</c>. <value>The default value is empty.</value></summary>
    internal IReadOnlyList<string> PublishArguments { get; init; } = [];
}
