namespace MlOpsBuild.Evaluation;

/// <summary>A metric's value on one set of rows.</summary>
/// <param name="Name">The metric's name in mlops.yaml, e.g. <c>auc</c>.</param>
/// <param name="Label">What people read, e.g. <c>AUC</c>.</param>
/// <param name="Value">The value; NaN where it is not defined (one class only, no rows).</param>
/// <param name="HigherIsBetter">Which direction is good.</param>
/// <param name="Low">Lower end of the bootstrap percentile interval, or <see langword="null"/>.</param>
/// <param name="High">Upper end of the bootstrap percentile interval, or <see langword="null"/>.</param>
public sealed record MetricValue(
    string Name,
    string Label,
    double Value,
    bool HigherIsBetter,
    double? Low = null,
    double? High = null
);
