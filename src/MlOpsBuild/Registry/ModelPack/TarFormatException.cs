using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>An archive is damaged, holds what may not be unpacked, or names given to it are no good.</summary>
public sealed class TarFormatException : MlOpsException
{
    /// <summary>Creates the exception; the message says which entry, what was found and what was expected.</summary>
    public TarFormatException(string message, Exception? inner = null)
        : base(message, MlOpsExitCode.Broken, inner) { }
}
