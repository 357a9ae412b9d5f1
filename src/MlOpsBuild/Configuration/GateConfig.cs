namespace MlOpsBuild.Configuration;

/// <summary>
/// One condition under <c>evaluate.gates</c>: a metric and exactly one of <see cref="Min"/>, <see cref="Max"/>,
/// <see cref="MaxRegression"/> and <see cref="MaxGap"/>.
/// </summary>
public sealed record GateConfig
{
    /// <summary>The metric's name, e.g. <c>auc</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The value must be at least this.</summary>
    public double? Min { get; init; }

    /// <summary>The value must be at most this.</summary>
    public double? Max { get; init; }

    /// <summary>The value may be worse than the baseline's by at most this, in the metric's unit; 0 or more.</summary>
    public double? MaxRegression { get; init; }

    /// <summary>Best and worst value of the <see cref="Slice"/> may differ by at most this; 0 or more.</summary>
    public double? MaxGap { get; init; }

    /// <summary>With <see cref="MaxGap"/>: the slice column.</summary>
    public string? Slice { get; init; }

    /// <summary>The line of mlops.yaml, from 1.</summary>
    public int Line { get; init; }
}
