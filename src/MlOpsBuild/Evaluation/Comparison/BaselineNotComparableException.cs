using MlOpsBuild.Common;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>
/// The baseline's model cannot be judged on today's data: it uses a column that is gone, or predicts something else.
/// </summary>
public sealed class BaselineNotComparableException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">Why, as half a sentence.</param>
    /// <param name="inner">What was thrown on the way, if anything.</param>
    public BaselineNotComparableException(string reason, Exception? inner = null)
        : base($"its model cannot be compared: {reason}", MlOpsExitCode.Usage, inner) { }
}
