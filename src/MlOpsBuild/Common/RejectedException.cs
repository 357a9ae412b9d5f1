namespace MlOpsBuild.Common;

/// <summary>A data check or model gate said no: exit code 3. The build itself works.</summary>
public sealed class RejectedException : MlOpsException
{
    /// <summary>Creates the exception; the message is one line that names what failed, with the numbers.</summary>
    public RejectedException(string message)
        : base(message, MlOpsExitCode.Rejected) { }
}
