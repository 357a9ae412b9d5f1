using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>Something that blobs can be read from.</summary>
public interface IBlobSource
{
    /// <summary>Reads a blob whole and verifies it against its digest.</summary>
    /// <exception cref="MlOpsException">The blob is missing or its bytes do not have this digest.</exception>
    Task<byte[]> ReadAsync(Digest digest, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a blob to a file, streamed and verified; the file appears whole or not at all.
    /// </summary>
    /// <exception cref="MlOpsException">The blob is missing or its bytes do not have this digest.</exception>
    Task CopyToFileAsync(Digest digest, string path, CancellationToken cancellationToken);

    /// <summary>Whether a blob of that digest and size is there; its bytes are not read.</summary>
    bool Contains(Digest digest, long size);
}
