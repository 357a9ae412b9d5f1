namespace MlOpsBuild.Serving.Tests.Observability.Otlp;

/// <summary>A message that a receiver got, decompressed, and what it answered.</summary>
internal sealed record OtlpReceived(
    string Path,
    string ContentType,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    int Answered
);
