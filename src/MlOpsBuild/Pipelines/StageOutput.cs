using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>A file that a stage made.</summary>
/// <param name="Path">Relative to the stage's output folder, forward slashes.</param>
/// <param name="Digest">The digest of its bytes.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record StageOutput(string Path, Digest Digest, long Size);
