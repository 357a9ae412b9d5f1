using MlOpsBuild.Common;

namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// Git could not answer: no native library, a repository that cannot be opened, an object that is not there. The message
/// is one line with the reason and what to do. Pipelines go on without what was asked for.
/// </summary>
public sealed class GitUnavailableException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    public GitUnavailableException(string message, Exception? inner = null)
        : base(message, MlOpsExitCode.Broken, inner) { }
}
