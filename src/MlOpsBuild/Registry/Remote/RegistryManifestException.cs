using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Remote;

/// <summary>A document that should be a manifest or index is none.</summary>
public sealed class RegistryManifestException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    public RegistryManifestException(string message, Exception? inner = null)
        : base(message, inner: inner) { }
}
