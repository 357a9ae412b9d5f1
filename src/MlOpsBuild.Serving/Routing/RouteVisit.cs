namespace MlOpsBuild.Serving.Routing;

/// <summary>How one request finds its backend: what it asks for and where it has been.</summary>
/// <param name="digest">The digest of the model that it names; empty when it names none.</param>
/// <param name="key">Its <c>X-Route-Key</c>; <see langword="null"/> when it has none.</param>
internal struct RouteVisit(ReadOnlyMemory<char> digest, string? key)
{
    private ulong _tried;

    /// <summary>The table of the last pick.</summary>
    public RouteSnapshot? Snapshot { get; private set; }

    /// <summary>Whether a backend that was not tried yet would answer for certain, as far as is known.</summary>
    public readonly bool HasOther =>
        Snapshot is { } snapshot && snapshot.HasReady(Pinned(snapshot), _tried);

    /// <summary>Picks the next backend in a table. In a new table all may be tried again.</summary>
    public RouteEntry? Next(RouteSnapshot snapshot)
    {
        if (Snapshot != snapshot)
        {
            Snapshot = snapshot;
            _tried = 0;
        }

        return snapshot.Pick(Pinned(snapshot), key, ref _tried);
    }

    // A digest that no backend has as its own may be that of one of several models in a server: any of them knows.
    private readonly ReadOnlySpan<char> Pinned(RouteSnapshot snapshot) =>
        snapshot.Serves(digest.Span) ? digest.Span : [];
}
