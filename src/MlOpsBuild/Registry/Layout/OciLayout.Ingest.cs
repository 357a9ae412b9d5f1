using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

// For those that write blobs by themselves.
public sealed partial class OciLayout
{
    /// <summary>A path in <c>ingest/</c> that nobody else uses.</summary>
    internal string CreateIngestPath()
    {
        Create();
        return AtomicFile.TemporaryPathFor("blob", _ingest);
    }

    /// <summary>Makes a file of <c>ingest/</c> a blob; false, and deletes it, when the blob is there.</summary>
    internal bool Adopt(string ingestPath, Digest digest, long size)
    {
        if (Contains(digest, size))
        {
            File.Delete(ingestPath);
            return false;
        }

        File.Move(ingestPath, PathOf(digest), overwrite: true);
        return true;
    }

    /// <summary>Reads a blob and removes it when its bytes do not have its digest.</summary>
    /// <exception cref="BlobUnavailableException">It is missing, or was damaged and is removed.</exception>
    internal async Task VerifyAsync(Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            var actual = await Digest.OfFileAsync(PathOf(digest), cancellationToken);
            if (actual != digest)
            {
                throw Damaged(digest, actual);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(digest, e);
        }
    }
}
