namespace MlOpsBuild.Serving.Routing;

/// <summary>How a front works.</summary>
internal sealed record RouteOptions
{
    /// <summary>The folder that keeps the route table. <value>The default value is <see langword="null"/>: it is kept in memory.</value></summary>
    public string? StateFolder { get; init; }

    /// <summary>
    /// The path of the control socket, at most about 100 bytes. <value>The default value is
    /// <c>/run/mlops/control.sock</c>.</value>
    /// </summary>
    public string ControlPath { get; init; } = "/run/mlops/control.sock";

    /// <summary>The address to listen on. <value>The default value is <c>127.0.0.1</c>.</value></summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port to listen on; 0 takes a free one. <value>The default value is 8080.</value></summary>
    public int Port { get; init; } = 8080;

    /// <summary>
    /// Bodies of requests up to this many bytes are read before they are sent on, so that they can be sent again. <value>The default
    /// value is 1 MiB.</value>
    /// </summary>
    public int BufferedBytes { get; init; } = 1 << 20;

    /// <summary>How long a connection may take. <value>The default value is 1 second.</value></summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer may not go on. <value>The default value is 60 seconds.</value></summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often readiness is asked for. <value>The default value is 1 second.</value></summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the answer about readiness may take. <value>The default value is 2 seconds.</value></summary>
    public TimeSpan ProbeLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long requests in flight may take when the front ends. <value>The default value is 30 seconds.</value></summary>
    public TimeSpan ShutdownLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Copies that wait for one shadow; more are dropped. <value>The default value is 1024.</value></summary>
    public int ShadowQueue { get; init; } = 1024;

    /// <summary>Bytes of copies that wait for one shadow; more are dropped. <value>The default value is 16 MiB.</value></summary>
    public long ShadowBytes { get; init; } = 16 << 20;
}
