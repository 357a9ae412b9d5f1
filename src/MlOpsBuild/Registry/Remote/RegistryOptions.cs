using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>How a registry is talked to.</summary>
public sealed record RegistryOptions
{
    /// <summary>Credentials. <value>The default value is Docker's.</value></summary>
    public IRegistryCredentials Credentials { get; init; } = new DockerCredentials();

    /// <summary>
    /// Whether to speak HTTP without TLS; <see langword="null"/>: with loopback addresses only.
    /// <value>The default value is <see langword="null"/>.</value>
    /// </summary>
    public bool? PlainHttp { get; init; }

    /// <summary>The clock, for delays and limits. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often something is tried without progress. <value>The default value is 6.</value></summary>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>How long, in all, something is tried without progress. <value>The default value is 5 minutes.</value></summary>
    public TimeSpan MaxRetryTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest pause before the second attempt; doubled each time. How much of it passes is drawn evenly, so that many
    /// who failed together do not come again together. <value>The default value is 0.5 s.</value>
    /// </summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// What the lengths of pauses follow from, together with the request.
    /// <value>The default value follows from the machine's name and the process.</value>
    /// </summary>
    public ulong JitterSeed { get; init; } =
        Convert.ToUInt64(
            Digest
                .Of(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Environment.MachineName}/{Environment.ProcessId}"
                    )
                )
                .Hex[..16],
            16
        );

    /// <summary>The most that doubling leads to; the server's own wish may be longer. <value>The default value is 30 s.</value></summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may be silent. <value>The default value is 100 s.</value></summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Blobs of more bytes than this are sent in parts of this many bytes, so that less is sent again after a dropped
    /// connection. <value>The default value is 32 MiB.</value>
    /// </summary>
    public int ChunkSize { get; init; } = 32 << 20;

    /// <summary>
    /// A folder that keeps where the rest of a large blob goes, so that a later process goes on with an upload.
    /// <value>The default value is <see langword="null"/>: it begins anew.</value>
    /// </summary>
    public string? UploadFolder { get; init; }

    /// <summary>How many transfers go on at once. <value>The default value is 4.</value></summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>
    /// Makes the connections. Must not follow redirects.
    /// <value>The default value is <see langword="null"/>: sockets, with the system's proxy and trust.</value>
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }
}
