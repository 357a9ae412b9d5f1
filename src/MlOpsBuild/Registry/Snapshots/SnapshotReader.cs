using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Writes files of a snapshot to disk, each verified before anybody can take it for whole.</summary>
internal sealed class SnapshotReader(
    OciLayout layout,
    Snapshot snapshot,
    DataMeter? meter,
    CancellationToken cancellationToken
)
{
    private const int BatchBytes = 4 << 20;
    private const int BatchFiles = 256;

    /// <summary>Writes files to where nothing is yet.</summary>
    /// <param name="files">Which.</param>
    /// <param name="pathOf">Where to: full paths; their folders are there.</param>
    /// <exception cref="BlobUnavailableException">Content is missing or damaged; what is damaged was removed.</exception>
    public async Task WriteAsync(IReadOnlyList<TreeFile> files, Func<TreeFile, string> pathOf)
    {
        var sorted = files.ToArray();
        Array.Sort(sorted, new ByPlace());
        var batches = Batches(sorted);
        var next = -1;
        void Work()
        {
            var buffer = ArrayPool<byte>.Shared.Rent((int)Snapshot.LargeFile);
            try
            {
                while (Interlocked.Increment(ref next) is var mine && mine < batches.Count)
                {
                    Write(batches[mine], pathOf, buffer);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        try
        {
            Workers.Run(batches.Count, Work);
        }
        catch (WrongBytesException e)
        {
            // Either the blob is damaged, and goes, or the tree is wrong about where the file is in it.
            await layout.VerifyAsync(e.Blob, cancellationToken);
            throw new MlOpsException(
                $"The snapshot says that {ModelPack.TarNames.Quote(e.Path)} is in {e.Blob}, which has other bytes there: nothing of it was written. Run Track where the data is and Push again.",
                inner: e
            );
        }
    }

    private void Write(List<TreeFile> batch, Func<TreeFile, string> pathOf, byte[] buffer)
    {
        Memory.Used(batch.Count);
        var blob = BlobOf(batch[0]);
        using var source = batch[0].Size == 0 ? null : OpenBlob(blob);
        foreach (var file in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = pathOf(file);
            using var target = File.OpenHandle(
                path,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.ReadWrite
            );
            var hash = Copy(file, source, target, buffer);
            if (!hash.Equals(file.Hash))
            {
                target.Dispose();
                File.Delete(path);
                throw new WrongBytesException(file.Path, blob);
            }
        }

        // Of a large file its blocks were told.
        if (batch[0].Pack != TreeFile.OwnBlob || batch[0].Size <= buffer.Length)
        {
            meter?.Add(batch.Sum(f => f.Size));
        }
    }

    private Hash256 Copy(
        TreeFile file,
        SafeFileHandle? source,
        SafeFileHandle target,
        byte[] buffer
    )
    {
        if (source is null)
        {
            return Hash256.Of(ReadOnlySpan<byte>.Empty);
        }

        if (file.Size > buffer.Length)
        {
            return file.Pack == TreeFile.OwnBlob
                ? HashingCopy.Run(source, target, file.Size, cancellationToken, meter).Hash
                : CopyBlocks(file, source, target, buffer);
        }

        var content = buffer.AsSpan(0, (int)file.Size);
        var read = FileReading.ReadFully(source, content, file.Offset);
        var hash = Hash256.Of(content[..read]);
        if (hash.Equals(file.Hash))
        {
            RandomAccess.Write(target, content[..read], 0);
        }

        return hash;
    }

    private Hash256 CopyBlocks(
        TreeFile file,
        SafeFileHandle source,
        SafeFileHandle target,
        byte[] buffer
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; at < file.Size; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, file.Size - at));
            var read = FileReading.ReadFully(source, block, file.Offset + at);
            if (read == 0)
            {
                break; // the blob is cut off, which the hash tells
            }

            hash.AppendData(block[..read]);
            RandomAccess.Write(target, block[..read], at);
            at += read;
        }

        return Hash256.Of(hash);
    }

    private SafeFileHandle OpenBlob(Digest blob)
    {
        try
        {
            return FileReading.Open(layout.PathOf(blob));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobUnavailableException(
                blob,
                $"{blob} in {layout.Directory} cannot be read ({e.Message})"
            );
        }
    }

    private Digest BlobOf(TreeFile file) =>
        file.Pack == TreeFile.OwnBlob ? file.Hash.ToDigest() : snapshot.Packs[file.Pack].Digest;

    private static List<List<TreeFile>> Batches(TreeFile[] sorted)
    {
        var batches = new List<List<TreeFile>>();
        var bytes = 0L;
        foreach (var file in sorted)
        {
            if (
                batches.Count == 0
                || batches[^1] is var last
                    && (
                        bytes > BatchBytes
                        || last.Count >= BatchFiles
                        || last[0].Pack != file.Pack
                        || (file.Pack == TreeFile.OwnBlob && (file.Size > 0 || last[0].Size > 0))
                    )
            )
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(file);
            bytes += file.Size;
        }

        return batches;
    }

    private sealed class ByPlace : IComparer<TreeFile>
    {
        public int Compare(TreeFile? x, TreeFile? y) =>
            x!.Pack != y!.Pack ? x.Pack.CompareTo(y.Pack)
            : x.Offset != y.Offset ? x.Offset.CompareTo(y.Offset)
            : string.CompareOrdinal(x.Path, y.Path);
    }

#pragma warning disable CA1032, CA1064, RCS1194 // does not leave this class
    private sealed class WrongBytesException(string path, Digest blob) : Exception
    {
        public string Path { get; } = path;

        public Digest Blob { get; } = blob;
    }
#pragma warning restore CA1032, CA1064, RCS1194
}
