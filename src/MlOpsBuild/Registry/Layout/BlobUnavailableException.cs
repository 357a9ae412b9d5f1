using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>A blob is not there, or what was there did not have its digest and was removed.</summary>
public sealed class BlobUnavailableException : MlOpsException
{
    /// <summary>Creates the exception.</summary>
    public BlobUnavailableException(Digest digest, string message)
        : base(message) => Digest = digest;

    /// <summary>The blob that was asked for.</summary>
    public Digest Digest { get; }
}
