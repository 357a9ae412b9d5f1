using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// A stage's outputs. A hit looks at names and sizes only, so damage is found when bytes are read: then the stage runs
/// again, and as it is a function of its inputs, the bytes are the same.
/// </summary>
internal sealed class StageBlobs(OciLayout layout, Func<string, CancellationToken, Task> recreate)
    : IBlobSource
{
    public bool Contains(Digest digest, long size) => layout.Contains(digest, size);

    public async Task<byte[]> ReadAsync(Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            return await layout.ReadAsync(digest, cancellationToken);
        }
        catch (BlobUnavailableException e)
        {
            await recreate(e.Message, cancellationToken);
            return await layout.ReadAsync(digest, cancellationToken);
        }
    }

    public async Task CopyToFileAsync(
        Digest digest,
        string path,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await layout.CopyToFileAsync(digest, path, cancellationToken);
        }
        catch (BlobUnavailableException e)
        {
            await recreate(e.Message, cancellationToken);
            await layout.CopyToFileAsync(digest, path, cancellationToken);
        }
    }
}
