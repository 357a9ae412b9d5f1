using System.Buffers;
using Microsoft.Win32.SafeHandles;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Reads files of a scan, and makes sure that they are still what the scan saw.</summary>
internal static class FileReading
{
    private const int BatchBytes = 8 << 20;
    private const int BatchFiles = 256;

    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );

    /// <summary>The full path of a file below what was scanned.</summary>
    public static string FullPathOf(string root, DiskFile file) =>
        file.Path.Length == 0 ? root : $"{root}/{file.Path}";

    /// <summary>Notes a file's hash, once it was read.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="file">What the scan saw.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="began">When the scan began, in ticks (UTC).</param>
    /// <param name="stat">To look with.</param>
    /// <exception cref="MlOpsException">The file changed since the scan.</exception>
    public static void Note(string fullPath, DiskFile file, Hash256 hash, long began, FileStat stat)
    {
        stat.Look(fullPath);
        if (!file.Fits(stat) || (file.IsHashed && !file.Hash.Equals(hash)))
        {
            throw Changed(fullPath);
        }

        file.Hash = hash;
        file.IsHashed = true;
        file.IsSettled = FileStamp.IsSettled(file.Modified, file.Changed, file.Inode != 0, began);
    }

    public static MlOpsException Changed(string fullPath) =>
        new(
            $"{fullPath} changed while it was read: let whatever writes it end, then run again. Nothing was recorded."
        );

    /// <summary>Hashes the files that are not hashed yet.</summary>
    public static void HashAll(
        string root,
        IReadOnlyList<DiskFile> files,
        long began,
        CancellationToken cancellationToken
    )
    {
        var open = files.Where(f => !f.IsHashed).ToList();
        var batches = Batches(open);
        var next = -1;
        void Work()
        {
            var stat = new FileStat();
            while (Interlocked.Increment(ref next) is var mine && mine < batches.Count)
            {
                Memory.Used(batches[mine].Count);
                foreach (var file in batches[mine])
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var path = FullPathOf(root, file);
                    Note(path, file, Hash(path, file.Size, cancellationToken), began, stat);
                }
            }
        }

        Workers.Run(batches.Count, Work);
    }

    /// <summary>The hash of a small or large file.</summary>
    public static Hash256 Hash(string path, long size, CancellationToken cancellationToken)
    {
        try
        {
            using var handle = Open(path);
            if (size >= Snapshot.LargeFile)
            {
                return HashingCopy.Run(handle, null, size, cancellationToken).Hash;
            }

            var buffer = ArrayPool<byte>.Shared.Rent((int)Snapshot.LargeFile);
            try
            {
                var read = ReadFully(handle, buffer.AsSpan(0, (int)size));
                return Hash256.Of(buffer.AsSpan(0, read));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException($"Cannot read {path}: {e.Message}", inner: e);
        }
    }

    public static int ReadFully(SafeFileHandle handle, Span<byte> target, long offset = 0)
    {
        var at = 0;
        for (
            int read;
            at < target.Length && (read = RandomAccess.Read(handle, target[at..], offset + at)) > 0;
            at += read
        ) { }

        return at;
    }

    private static List<List<DiskFile>> Batches(List<DiskFile> files)
    {
        var batches = new List<List<DiskFile>>();
        var bytes = long.MaxValue;
        foreach (var file in files)
        {
            if (bytes > BatchBytes || batches[^1].Count >= BatchFiles)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(file);
            bytes += file.Size;
        }

        return batches;
    }
}
