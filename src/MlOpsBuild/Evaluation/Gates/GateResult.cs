namespace MlOpsBuild.Evaluation.Gates;

/// <summary>One gate with its numbers.</summary>
public sealed record GateResult
{
    /// <summary>The gate as in mlops.yaml, e.g. <c>auc min 0.82</c>, <c>auc maxRegression 0.005</c>.</summary>
    public required string Gate { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>What is held against the limit: the value, the regression or the gap, in the metric's unit.</summary>
    public required double Value { get; init; }

    /// <summary>The limit.</summary>
    public required double Limit { get; init; }

    /// <summary>Lower end of the value's confidence interval, if it has one.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the value's confidence interval, if it has one.</summary>
    public double? High { get; init; }

    /// <summary>What the gate says.</summary>
    public required GateOutcome Outcome { get; init; }

    /// <summary>One sentence for people, with the numbers.</summary>
    public required string Message { get; init; }

    /// <summary>The line of mlops.yaml, from 1.</summary>
    public int Line { get; init; }
}
