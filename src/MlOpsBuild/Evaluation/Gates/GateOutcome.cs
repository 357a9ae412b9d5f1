namespace MlOpsBuild.Evaluation.Gates;

/// <summary>What a gate says.</summary>
public enum GateOutcome
{
    /// <summary>The condition holds.</summary>
    Pass,

    /// <summary>
    /// The measured value meets the condition, yet the interval reaches beyond the limit: these rows do not prove it.
    /// The pipeline goes on.
    /// </summary>
    Inconclusive,

    /// <summary>The condition does not hold: the model is rejected.</summary>
    Fail,
}
