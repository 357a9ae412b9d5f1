namespace MlOpsBuild.Configuration;

/// <summary>The <c>evaluate:</c> section.</summary>
public sealed record EvaluateConfig
{
    /// <summary>
    /// What the candidate is compared with: <c>constant</c> (always predicts the training data's base rate or mean),
    /// <c>production</c> (the promoted model) or any Git ref. <value>The default value is <c>constant</c>.</value>
    /// </summary>
    public string Baseline { get; init; } = "constant";

    /// <summary>Columns whose values are evaluated apart. <value>The default value is none.</value></summary>
    public IReadOnlyList<string> Slices { get; init; } = [];

    /// <summary>Conditions that the model must meet. <value>The default value is none.</value></summary>
    public IReadOnlyList<GateConfig> Gates { get; init; } = [];

    /// <summary>Bootstrap resamples, 100 to 100,000. <value>The default value is 2000.</value></summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The confidence of intervals, 0.5 to 0.999. <value>The default value is 0.95.</value></summary>
    public double Confidence { get; init; } = 0.95;
}
