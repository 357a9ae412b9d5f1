namespace MlOpsBuild.Registry.Layout;

/// <summary>
/// The beginning of a blob, kept in a layout's <c>ingest/</c> from one process to the next. One process has it at a time.
/// </summary>
internal sealed class PartialBlob : IDisposable
{
    private readonly Func<Action, CancellationToken, Task> _exclusively;
    private readonly string _path;
    private readonly string _target;

    internal PartialBlob(
        FileStream stream,
        string target,
        Func<Action, CancellationToken, Task> exclusively
    )
    {
        _path = stream.Name;
        _target = target;
        _exclusively = exclusively;
        Stream = stream;
    }

    /// <summary>What is there, and where more goes.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins anew.</summary>
    public void Clear() => Stream.SetLength(0);

    /// <summary>Makes it the blob, which the caller has verified.</summary>
    public Task CommitAsync(CancellationToken cancellationToken)
    {
        Stream.Flush(flushToDisk: true);

        // Renamed and freed in one: nobody may get hold of the file in between, and write to what is a blob by then.
        return _exclusively(
            () =>
            {
                File.Move(_path, _target, overwrite: true);
                Stream.Dispose();
            },
            cancellationToken
        );
    }

    /// <summary>Frees it; what is there stays for the next.</summary>
    public void Dispose() => Stream.Dispose();
}
