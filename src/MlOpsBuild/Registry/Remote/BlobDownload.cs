using System.Buffers;
using System.Security.Cryptography;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>Gets one blob into a layout, and goes on with what an earlier process left of it.</summary>
internal sealed class BlobDownload(
    RegistryHttp http,
    RegistryCall call,
    OciDescriptor blob,
    Action<long>? received
)
{
    private const int BufferSize = 1 << 17;

    public async Task RunAsync(PartialBlob partial, CancellationToken cancellationToken)
    {
        if (partial.Stream.Length > blob.Size)
        {
            partial.Clear();
        }

        var left = partial.Stream.Length;
        try
        {
            await CopyAsync(partial.Stream, cancellationToken);
        }
        catch (RegistryContentException) when (left > 0)
        {
            // What was left may be to blame.
            received?.Invoke(-partial.Stream.Length);
            partial.Clear();
            await CopyOrClearAsync(partial, cancellationToken);
        }
        catch (RegistryContentException)
        {
            partial.Clear();
            throw;
        }

        await partial.CommitAsync(cancellationToken);
    }

    private async Task CopyOrClearAsync(PartialBlob partial, CancellationToken cancellationToken)
    {
        try
        {
            await CopyAsync(partial.Stream, cancellationToken);
        }
        catch (RegistryContentException)
        {
            partial.Clear();
            throw;
        }
    }

    private async Task CopyAsync(FileStream file, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await HashAsync(file, hash, buffer, cancellationToken);
            await using var stream = new RemoteBlobStream(
                http,
                call,
                blob,
                received,
                hash,
                file.Length
            );
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task HashAsync(
        FileStream file,
        IncrementalHash hash,
        byte[] buffer,
        CancellationToken cancellationToken
    )
    {
        file.Position = 0;
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            received?.Invoke(read);
        }
    }
}
