using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring;

/// <summary>A model's files are damaged, or not of a format that this version reads.</summary>
public sealed class ModelFormatException : MlOpsException
{
    /// <summary>Creates the exception; the message says what was found and what was expected.</summary>
    public ModelFormatException(string message, Exception? inner = null)
        : base(message, MlOpsExitCode.Usage, inner) { }
}
