namespace MlOpsBuild.Scoring.Serving;

/// <summary>How much one request may ask for.</summary>
public sealed record ServeLimits
{
    /// <summary>The longest body, in bytes; a longer one is answered 413. <value>The default value is 1 MiB.</value></summary>
    public int BodyBytes { get; set; } = 1 << 20;

    /// <summary>The most rows; more are answered 413. <value>The default value is 10,000.</value></summary>
    public int Rows { get; set; } = 10_000;

    /// <summary>
    /// The longest time for reading, scoring and answering, in seconds; then the answer is 503 (408 while the body comes).
    /// <value>The default value is 30.</value>
    /// </summary>
    public double Seconds { get; set; } = 30;
}
