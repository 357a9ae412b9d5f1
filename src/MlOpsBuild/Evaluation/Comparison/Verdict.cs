namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>What a comparison with its confidence interval says.</summary>
public enum Verdict
{
    /// <summary>The whole interval of the difference is on the good side.</summary>
    Better,

    /// <summary>The whole interval of the difference is on the bad side.</summary>
    Worse,

    /// <summary>The interval holds zero: these rows do not decide.</summary>
    Inconclusive,

    /// <summary>Every prediction is the same.</summary>
    Identical,
}
