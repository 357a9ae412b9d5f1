namespace MlOpsBuild.Evaluation.Gates;

/// <summary>What a gate says.</summary>
public enum GateOutcome
{
    /// <summary>The condition holds, and the confidence interval holds it too.</summary>
    Pass,

    /// <summary>
    /// These rows do not decide: the measured value meets the condition, yet the interval reaches beyond the limit; or a
    /// difference exceeds the limit, yet may be chance. The pipeline goes on.
    /// </summary>
    Inconclusive,

    /// <summary>The condition does not hold: the model is rejected.</summary>
    Fail,
}
