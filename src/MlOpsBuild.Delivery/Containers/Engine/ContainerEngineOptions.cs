namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>Which container engine is talked to.</summary>
public sealed record ContainerEngineOptions
{
    /// <summary>
    /// Its address, e.g. <c>unix:///var/run/docker.sock</c>, <c>tcp://host:2376</c> or <c>npipe://./pipe/docker_engine</c>.
    /// <value>The default value is <see langword="null"/>: the one that <c>docker</c> would use, by <c>DOCKER_HOST</c>,
    /// <c>DOCKER_CONTEXT</c>, the current context or the platform's default.</value>
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>How long the first answer may take. <value>The default value is 10 seconds.</value></summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long any single answer of the engine may take to begin. <value>The default value is 100 seconds.</value>
    /// </summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Looks up an environment variable. <value>The default value is the process's.</value></summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
