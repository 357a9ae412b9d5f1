namespace MlOpsBuild.Configuration;

/// <summary>One of <c>serve.models</c>: a registered model beside the evaluated one.</summary>
public sealed record ServedVersionConfig
{
    /// <summary>A version, alias or digest.</summary>
    public required string Version { get; init; }

    /// <summary>Its percentage of the requests, 0 to 100. <value>The default value is 0.</value></summary>
    public int Weight { get; init; }

    /// <summary>
    /// Whether it gets a copy of every request and answers nobody. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool Shadow { get; init; }
}
