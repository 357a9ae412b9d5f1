using System.Buffers;
using System.Security.Cryptography;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>Copies bytes and hashes them on the way.</summary>
internal static class BlobFiles
{
    private const int BufferSize = 1 << 17;

    public static FileStream OpenRead(string path) =>
        new(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            0,
            FileOptions.SequentialScan
        );

    /// <summary>Copies a stream into a new file and flushes that to disk.</summary>
    public static async Task<(Digest Digest, long Size)> CopyAsync(
        Stream source,
        string target,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var size = 0L;
        try
        {
            await using var stream = new FileStream(
                target,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                0
            );
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                size += read;
            }

            stream.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return (Digest.FromHash(hash.GetHashAndReset()), size);
    }

    /// <summary>Deletes what processes left behind that ended in the middle of a write.</summary>
    public static void DeleteLeftovers(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(directory))
        {
            if (AtomicFile.OwnerOf(path) is { } owner && !ProcessIsAlive(owner))
            {
                File.Delete(path);
            }
        }
    }

    public static bool ProcessIsAlive(int id)
    {
        if (id == Environment.ProcessId)
        {
            return true;
        }

        if (OperatingSystem.IsLinux())
        {
            return Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}"));
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
