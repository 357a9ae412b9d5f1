using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>A file that was unpacked from a model's package.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Path">Its path in the folder, forward slashes.</param>
/// <param name="Digest">The digest of its bytes (not of its layer).</param>
/// <param name="Size">Their number.</param>
public sealed record ModelPackFile(ModelFileKind Kind, string Path, Digest Digest, long Size);
