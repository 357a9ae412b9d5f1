using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// Remembers files' digests by size, modification time, change time and inode, so that an unchanged file is never
/// hashed twice. A file that was changed so shortly before it was hashed that a second change could have the same
/// time is not remembered ("racy" in Git's terms): it is hashed again the next time.
/// </summary>
public sealed class FileIndex
{
    private readonly string _path;
    private readonly string _root;
    private readonly string _temporaryDirectory;
    private readonly TimeProvider _time;
    private readonly Lock _sync = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private Dictionary<string, FileIndexEntry>? _entries;
    private bool _changed;

    /// <summary>Creates the index; its file is read with the first question.</summary>
    /// <param name="path">The index's own file.</param>
    /// <param name="rootDirectory">Paths in the index are relative to it.</param>
    /// <param name="temporaryDirectory">Where the file is written before it is renamed.</param>
    /// <param name="time">The clock.</param>
    public FileIndex(
        string path,
        string rootDirectory,
        string temporaryDirectory,
        TimeProvider time
    )
    {
        _path = path;
        _root = rootDirectory;
        _temporaryDirectory = temporaryDirectory;
        _time = time;
    }

    /// <summary>How many files were read to answer questions so far.</summary>
    public int Hashed { get; private set; }

    /// <summary>The digest of a file that has not changed since it was last hashed; false for any other.</summary>
    public bool TryFind(string path, out Digest digest)
    {
        var known = FileStamp.Of(path) is { } stamp ? Find(NameOf(path), stamp) : null;
        digest = known is null ? default : known.Digest;
        return known is not null;
    }

    /// <summary>The digest of a file; <see langword="null"/> if there is no such file.</summary>
    /// <exception cref="MlOpsException">The file cannot be read or does not stop changing.</exception>
    public async ValueTask<Digest?> DigestOfAsync(string path, CancellationToken cancellationToken)
    {
        var name = NameOf(path);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (FileStamp.Of(path) is not { } stamp)
            {
                return null;
            }

            if (Find(name, stamp) is { } known)
            {
                return known.Digest;
            }

            var began = _time.GetUtcNow().UtcTicks;
            var digest = await HashAsync(path, cancellationToken);
            if (digest is { } found && FileStamp.Of(path) == stamp)
            {
                Remember(name, stamp, found, began);
                return found;
            }
        }

        throw new MlOpsException(
            $"{path} does not stop changing: let whatever writes it end, then run again."
        );
    }

    /// <summary>Writes what was learned, if anything; an index that cannot be written is only slower.</summary>
    public void Save()
    {
        lock (_sync)
        {
            if (!_changed || _entries is null)
            {
                return;
            }

            foreach (var name in _entries.Keys)
            {
                if (!_used.Contains(name) && !File.Exists(Path.Combine(_root, name)))
                {
                    _entries.Remove(name);
                }
            }

            try
            {
                var sorted = _entries.OrderBy(e => e.Key, StringComparer.Ordinal);
                AtomicFile.Write(_path, FileIndexFormat.Write(sorted), _temporaryDirectory);
                _changed = false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A read-only disk, or another process tidied up: the next run hashes again.
            }
        }
    }

    private FileIndexEntry? Find(string name, FileStamp stamp)
    {
        lock (_sync)
        {
            _entries ??= Load();
            _used.Add(name);
            return _entries.TryGetValue(name, out var entry) && entry.Stamp == stamp ? entry : null;
        }
    }

    private void Remember(string name, FileStamp stamp, Digest digest, long began)
    {
        var isSettled = FileStamp.IsSettled(stamp.Modified, stamp.Changed, stamp.Inode != 0, began);
        lock (_sync)
        {
            if (isSettled && !name.Contains('\n', StringComparison.Ordinal))
            {
                _entries![name] = new FileIndexEntry(stamp, digest);
                _changed = true;
            }
            else
            {
                _changed |= _entries!.Remove(name);
            }
        }
    }

    private async Task<Digest?> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var digest = await Digest.OfFileAsync(path, cancellationToken);
            Hashed++;
            return digest;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException($"Cannot read {path}: {e.Message}", inner: e);
        }
    }

    private Dictionary<string, FileIndexEntry> Load()
    {
        try
        {
            return FileIndexFormat.Read(File.ReadAllBytes(_path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Dictionary<string, FileIndexEntry>(StringComparer.Ordinal);
        }
    }

    private string NameOf(string path) =>
        Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/');
}
