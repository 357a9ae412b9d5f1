namespace MlOpsBuild.Serving.Hosting;

/// <summary>Where a <see cref="KestrelHost"/> listens and how much it takes.</summary>
internal sealed record KestrelHostOptions
{
    /// <summary>
    /// The address to listen at: an IP address, <c>localhost</c>, or <c>*</c> for all. <value>The default value is
    /// <c>127.0.0.1</c>; <see langword="null"/>: at none.</value>
    /// </summary>
    public string? Address { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 takes a free one. <value>The default value is 8080.</value></summary>
    public int Port { get; init; } = 8080;

    /// <summary>
    /// A Unix domain socket to listen at too; a file left by a process that is gone is replaced. Only the user of the process
    /// may connect. <value>The default value is <see langword="null"/>: none.</value>
    /// </summary>
    public string? UnixSocket { get; init; }

    /// <summary>
    /// The longest body, in bytes; <see langword="null"/>: the handler limits it. <value>The default value is
    /// <see langword="null"/>.</value>
    /// </summary>
    public long? MaxBodyBytes { get; init; }

    /// <summary>
    /// Whether what is taken is passed on: header values keep their bytes, whatever these are, and a body that comes at less than
    /// 240 bytes a second is broken off. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool IsProxy { get; init; }

    /// <summary>
    /// How long requests in flight may take once <see cref="KestrelHost.StopAsync"/> is called. <value>The default value is
    /// 30 seconds.</value>
    /// </summary>
    public TimeSpan ShutdownLimit { get; init; } = TimeSpan.FromSeconds(30);
}
