namespace MlOpsBuild.Configuration;

/// <summary>One of <c>deploy.environments</c>.</summary>
public sealed record EnvironmentConfig
{
    /// <summary>The environment's name: lower case letters, digits and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>What it runs on. <value>The default value is <see cref="DeployTarget.Docker"/>.</value></summary>
    public DeployTarget Target { get; init; }

    /// <summary>
    /// The address of the environment for people, e.g. <c>https://churn.example.org</c>. <value>The default value is
    /// <see langword="null"/>: that of the published port.</value>
    /// </summary>
    public string? Url { get; init; }

    /// <summary>How many servers run in it, 1 to 100. <value>The default value is 1.</value></summary>
    public int Replicas { get; init; } = 1;

    /// <summary>How a new image takes over. <value>The default value is <see cref="DeployStrategy.Replace"/>.</value></summary>
    public DeployStrategy Strategy { get; init; }

    /// <summary>
    /// The steps of <see cref="DeployStrategy.Canary"/>. <value>The default value is 10 %, then 50 %, a minute each.</value>
    /// </summary>
    public IReadOnlyList<CanaryStepConfig> Steps { get; init; } =
    [
        new() { Weight = 10, Interval = TimeSpan.FromMinutes(1) },
        new() { Weight = 50, Interval = TimeSpan.FromMinutes(1) },
    ];

    /// <summary>What a new image must satisfy while it takes over. <value>The default value is that of the type.</value></summary>
    public DeploySuccessConfig Success { get; init; } = new();

    /// <summary>How long a server may take to become ready. <value>The default value is 60 seconds.</value></summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long requests in flight are waited for before a server stops. <value>The default value is 30 seconds.</value></summary>
    public TimeSpan DrainWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Docker: the engine, e.g. <c>unix:///var/run/docker.sock</c> or <c>tcp://host:2376</c>. <value>The default value is
    /// <see langword="null"/>: the one that <c>docker</c> would use.</value>
    /// </summary>
    public string? Engine { get; init; }

    /// <summary>Docker: the published port, 1 to 65535. <value>The default value is 8080.</value></summary>
    public int Port { get; init; } = 8080;

    /// <summary>Docker: the address that the port is published on. <value>The default value is <c>127.0.0.1</c>.</value></summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>Kubernetes: what is rendered and applied. <value>The default value is <see langword="null"/>: defaults.</value></summary>
    public KubernetesConfig? Kubernetes { get; init; }

    /// <summary>The line of mlops.yaml, from 1; 0 when there is none.</summary>
    public int Line { get; init; }
}
