using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>What a file had when its digest was taken.</summary>
internal sealed record FileIndexEntry(FileStamp Stamp, Digest Digest);
