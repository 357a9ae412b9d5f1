using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Intake;

/// <summary>
/// What a run left is not taken: exit code 2. The message is one clean line of at most 400 characters that may be shown
/// to anyone.
/// </summary>
public sealed class ReportRefusedException : MlOpsException
{
    private const int MaxLength = 400;

    /// <summary>Creates the exception.</summary>
    /// <param name="reason">What was found and expected; may hold text from the artifact.</param>
    /// <param name="inner">What caused it.</param>
    public ReportRefusedException(string reason, Exception? inner = null)
        : base(
            ReportText.Fit($"The run's report is not taken: {reason}", MaxLength),
            MlOpsExitCode.Usage,
            inner
        ) { }
}
