using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>Something is no model package, or its parts do not fit together.</summary>
public sealed class ModelPackException : MlOpsException
{
    /// <summary>Creates the exception; the message says what was found and what was expected.</summary>
    public ModelPackException(string message, Exception? inner = null)
        : base(message, MlOpsExitCode.Broken, inner) { }
}
