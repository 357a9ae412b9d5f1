using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Puts small files into packs. Files are taken in order in runs that fill a pack; two threads read and hash a run each
/// and then, in the order of the runs, leave out what is there already, so that the packs do not depend on the threads.
/// </summary>
internal sealed class PackWriter(
    OciLayout layout,
    string root,
    long began,
    int packSize,
    HashTable stored,
    List<OciDescriptor> packs,
    DataMeter? meter,
    CancellationToken cancellationToken
)
{
    private const int SmallestRun = 1 << 20;
    private readonly object _turn = new();
    private List<List<DiskFile>> _runs = [];
    private int _next = -1;
    private int _done;
    private bool _failed;
    private long _mostBytes;

    /// <summary>Reads the files, each smaller than a pack; adds what is new.</summary>
    public void Write(IReadOnlyList<DiskFile> files)
    {
        _runs = Divide(files);
        _mostBytes = _runs.Count == 0 ? 0 : _runs.Max(run => run.Sum(f => f.Size));
        Workers.Run(_runs.Count, Work);
    }

    private void Work()
    {
        var stat = new FileStat();
        var buffer = GC.AllocateUninitializedArray<byte>((int)_mostBytes);
        try
        {
            while (Interlocked.Increment(ref _next) is var mine && mine < _runs.Count)
            {
                var run = _runs[mine];
                Read(run, buffer, stat);
                var (pack, length) = InTurn(mine, run, buffer);
                if (length > 0)
                {
                    Store(pack, buffer.AsSpan(0, length));
                }

                meter?.Add(run.Sum(f => f.Size));
            }
        }
        catch
        {
            lock (_turn)
            {
                _failed = true;
                Monitor.PulseAll(_turn);
            }

            throw;
        }
    }

    private void Read(List<DiskFile> run, byte[] buffer, FileStat stat)
    {
        var at = 0;
        foreach (var file in run)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = FileReading.FullPathOf(root, file);
            var target = buffer.AsSpan(at, (int)file.Size);
            try
            {
                using var handle = FileReading.Open(path);
                if (FileReading.ReadFully(handle, target) < target.Length)
                {
                    throw FileReading.Changed(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new MlOpsException($"Cannot read {path}: {e.Message}", inner: e);
            }

            FileReading.Note(path, file, Hash256.Of(target), began, stat);
            at += target.Length;
        }

        Memory.Used(run.Count);
    }

    // Moves what is new to the front of the buffer and gives it its place.
    private (int Pack, int Length) InTurn(int mine, List<DiskFile> run, byte[] buffer)
    {
        lock (_turn)
        {
            while (_done < mine && !_failed)
            {
                Monitor.Wait(_turn);
            }

            if (_failed)
            {
                throw new OperationCanceledException();
            }

            var (from, to) = (0, 0);
            foreach (var file in run)
            {
                var size = (int)file.Size;
                if (stored.Find(file.Hash) is null)
                {
                    stored.Add(
                        new TreeFile(file.Path, size, file.Hash) { Pack = packs.Count, Offset = to }
                    );
                    if (to < from)
                    {
                        buffer.AsSpan(from, size).CopyTo(buffer.AsSpan(to));
                    }

                    to += size;
                }

                from += size;
            }

            _done++;
            Monitor.PulseAll(_turn);
            var pack = packs.Count;
            if (to > 0)
            {
                packs.Add(OciDescriptor.Empty); // its place; the digest follows
            }

            return (pack, to);
        }
    }

    private void Store(int pack, ReadOnlySpan<byte> content)
    {
        var digest = Digest.Of(content);
        if (!layout.Contains(digest, content.Length))
        {
            var temporary = layout.CreateIngestPath();
            try
            {
                using (
                    var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write)
                )
                {
                    RandomAccess.Write(handle, content, 0);
                }

                layout.Adopt(temporary, digest, content.Length);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }

        lock (_turn)
        {
            packs[pack] = new OciDescriptor(SnapshotMediaTypes.Pack, digest, content.Length);
        }
    }

    private List<List<DiskFile>> Divide(IReadOnlyList<DiskFile> files)
    {
        var total = files.Sum(f => f.Size);
        var most = Math.Clamp(total / 8, SmallestRun, packSize);
        var runs = new List<List<DiskFile>>();
        var bytes = 0L;
        foreach (var file in files)
        {
            if (runs.Count == 0 || bytes + file.Size > most)
            {
                runs.Add([]);
                bytes = 0;
            }

            runs[^1].Add(file);
            bytes += file.Size;
        }

        return runs;
    }
}
