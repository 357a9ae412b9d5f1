namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>Where the messages of one signal go.</summary>
internal sealed record OtlpTarget
{
    /// <summary>The signal: <c>metrics</c> or <c>traces</c>.</summary>
    public required string Signal { get; init; }

    /// <summary>The address that messages are posted to.</summary>
    public required Uri Address { get; init; }

    /// <summary>How they are written. <value>The default value is <see cref="OtlpProtocol.Protobuf"/>.</value></summary>
    public OtlpProtocol Protocol { get; init; }

    /// <summary>Headers of each request; may hold secrets. <value>The default value is empty.</value></summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether messages are compressed. <value>The default value is <see langword="false"/>.</value></summary>
    public bool Gzip { get; init; }

    /// <summary>How long a request may take. <value>The default value is 10 seconds.</value></summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
