using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

// Blobs that have come in part.
public sealed partial class OciLayout
{
    private const string PartialPrefix = "partial-";
    private static readonly TimeSpan PartialLifetime = TimeSpan.FromDays(7);
    private readonly SemaphoreSlim _partials = new(1, 1);

    /// <summary>
    /// What an earlier process got of a blob, or nothing yet; <see langword="null"/> while another one is getting it.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    internal async Task<PartialBlob?> OpenPartialAsync(
        Digest digest,
        CancellationToken cancellationToken
    )
    {
        Create();
        PartialBlob? opened = null;
        await ExclusivelyAsync(
            () =>
            {
                try
                {
                    opened = new PartialBlob(
                        OpenAlone(Path.Combine(_ingest, PartialPrefix + digest.Hex)),
                        PathOf(digest),
                        ExclusivelyAsync
                    );
                }
                catch (IOException e) when (FileLock.IsHeldByAnother(e))
                {
                    // it is told by null
                }
            },
            cancellationToken
        );
        return opened;
    }

    private static FileStream OpenAlone(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileLock.Alone, 0);

    // First within the process, where no time need pass between two looks at the lock.
    private async Task ExclusivelyAsync(Action action, CancellationToken cancellationToken)
    {
        await _partials.WaitAsync(cancellationToken);
        try
        {
            using var held = await FileLock.AcquireAsync(
                Path.Combine(_ingest, "lock"),
                _time,
                cancellationToken
            );
            action();
        }
        finally
        {
            _partials.Release();
        }
    }

    private IEnumerable<FileInfo> Partials() =>
        System.IO.Directory.Exists(_ingest)
            ? new DirectoryInfo(_ingest).EnumerateFiles(PartialPrefix + "*")
            : [];

    // With the layout's lock.
    private static bool TryDeletePartial(FileInfo file)
    {
        try
        {
            using var alone = OpenAlone(file.FullName);
            file.Delete();
            return true;
        }
        catch (IOException)
        {
            return false; // it is at work
        }
    }

    private void DeleteOldPartials()
    {
        var old = Partials()
            .Where(f => _time.GetUtcNow().UtcDateTime - f.LastWriteTimeUtc > PartialLifetime)
            .ToList();
        if (old.Count == 0)
        {
            return;
        }

        using var held = FileLock.TryAcquire(Path.Combine(_ingest, "lock"));
        if (held is not null)
        {
            old.ForEach(f => TryDeletePartial(f));
        }
    }
}
