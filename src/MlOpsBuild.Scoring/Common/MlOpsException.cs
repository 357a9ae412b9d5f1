namespace MlOpsBuild.Common;

/// <summary>
/// A failure that is told in the user's terms: what was found, what was expected, where, and what to do. Printed as
/// its message alone, because a stack does not help its reader. What it quotes of data or configuration commands no build
/// server that logs it.
/// </summary>
public class MlOpsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MlOpsException(
        string message,
        MlOpsExitCode exitCode = MlOpsExitCode.Broken,
        Exception? inner = null
    )
        : base(LogText.WithoutCommands(message), inner) => ExitCode = exitCode;

    /// <summary>Whether <see cref="ToString"/> includes the stack. The default value is <see langword="false"/>.</summary>
    public static bool ShowStackTrace { get; set; }

    /// <summary>What the process ends with.</summary>
    public MlOpsExitCode ExitCode { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        ShowStackTrace ? LogText.WithoutCommands(base.ToString()) : Message;
}
