using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>A file of a model and the digest of its bytes.</summary>
/// <param name="Path">The path in the model's folder, forward slashes.</param>
/// <param name="Digest">The digest of its bytes.</param>
public sealed record FileDigest(string Path, Digest Digest);
