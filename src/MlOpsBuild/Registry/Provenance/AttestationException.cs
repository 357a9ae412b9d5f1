using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>An attestation is missing, damaged, not signed by the expected key, or about something else.</summary>
public sealed class AttestationException : MlOpsException
{
    /// <summary>Creates the exception; the message never holds a key.</summary>
    public AttestationException(string message, Exception? inner = null)
        : base(message, MlOpsExitCode.Broken, inner) { }
}
