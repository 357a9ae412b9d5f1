namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>Where an engine is, and who says so.</summary>
/// <param name="Address">The address: scheme <c>unix</c>, <c>npipe</c>, <c>tcp</c>, <c>http</c> or <c>https</c>.</param>
/// <param name="Source">For people: what named it, e.g. <c>DOCKER_HOST</c>; empty for the platform's default.</param>
public sealed record EngineEndpoint(Uri Address, string Source)
{
    /// <summary>The certificates of a connection with TLS; <see langword="null"/>: without TLS.</summary>
    public EngineCertificates? Tls { get; init; }

    /// <summary>Whether the engine is on this machine.</summary>
    public bool IsLocal => Address.Scheme is "unix" or "npipe" || Address.IsLoopback;

    /// <summary>The path of the socket; <see langword="null"/> when it is none.</summary>
    public string? SocketPath => Address.Scheme == "unix" ? Address.LocalPath : null;

    /// <summary>The address, and what named it: <c>unix:///var/run/docker.sock</c>, <c>tcp://host:2375 (DOCKER_HOST)</c>.</summary>
    public override string ToString()
    {
        var address =
            SocketPath is { } path ? "unix://" + path
            : Address.Scheme == "npipe" ? Address.ToString()
            : $"{Address.Scheme}://{Address.Authority}";
        return Source.Length == 0 ? address : $"{address} ({Source})";
    }
}
