namespace MlOpsBuild.Evaluation.Bootstrap;

/// <summary>How to resample.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many resamples. <value>The default value is 2000.</value></summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>
    /// The interval's share of the distribution, above 0 and below 1. <value>The default value is 0.95.</value>
    /// </summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// How many threads work, 1 or more; never changes a result. <value>The default value is 1.</value>
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// What is resampled, e.g. <c>test</c>: the same scope and number of rows draws the same rows.
    /// <value>The default value is <c>test</c>.</value>
    /// </summary>
    public string Scope { get; init; } = "test";
}
