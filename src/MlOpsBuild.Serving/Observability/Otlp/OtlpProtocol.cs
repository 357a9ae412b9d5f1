namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>How messages are written.</summary>
internal enum OtlpProtocol
{
    /// <summary><c>http/protobuf</c>: binary.</summary>
    Protobuf,

    /// <summary><c>http/json</c>.</summary>
    Json,
}
