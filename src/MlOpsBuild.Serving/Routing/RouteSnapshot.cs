using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// One state of the table. What it holds never changes but for the memory of the last picks: smooth weighted round robin, in which
/// among any W picks that follow each other (W = the sum of the weights divided by their greatest common divisor) each backend
/// has its exact share, and its picks lie as far apart as they can.
/// </summary>
internal sealed class RouteSnapshot
{
    private readonly Lock _lock = new();
    private readonly long[] _credit;

    public RouteSnapshot(RouteTable table, IReadOnlyList<RouteEntry> entries)
    {
        Table = table;
        ETag = string.Create(CultureInfo.InvariantCulture, $"\"{table.Generation}\"");
        Entries = [.. entries];
        Shadows = [.. entries.Where(e => e.Shadow is not null)];
        _credit = new long[Entries.Length];
    }

    /// <summary>What was put.</summary>
    public RouteTable Table { get; }

    /// <summary>Its entity tag: the generation in quotes.</summary>
    public string ETag { get; }

    /// <summary>The servers, at most 64.</summary>
    public RouteEntry[] Entries { get; }

    /// <summary>Those that get copies.</summary>
    public RouteEntry[] Shadows { get; }

    /// <summary>Whether a backend that gets requests is ready.</summary>
    public bool IsReady => Entries.Any(e => e is { Weight: > 0, Backend.IsReady: true });

    /// <summary>Whether a backend serves a model of that digest.</summary>
    public bool Serves(ReadOnlySpan<char> digest)
    {
        foreach (var entry in Entries)
        {
            if (digest.SequenceEqual(entry.Backend.ModelDigest))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Picks a backend that was not tried yet: a ready one that is not put aside; where there is none, a ready one; where there is
    /// none of these either, any - a request has more chance there than nowhere.
    /// </summary>
    /// <param name="digest">Only those that serve this model, whatever their weight; empty: those with weight.</param>
    /// <param name="key">What the pick depends on, so that the same key gets the same backend; <see langword="null"/>: by turns.</param>
    /// <param name="tried">Has a bit for each entry that was tried; receives one more.</param>
    /// <returns>The entry; <see langword="null"/> when there is none left.</returns>
    public RouteEntry? Pick(ReadOnlySpan<char> digest, string? key, ref ulong tried)
    {
        var (ready, paused, rest) = Left(digest, tried);
        var among =
            ready != 0 ? ready
            : paused != 0 ? paused
            : rest;
        if (among == 0)
        {
            return null;
        }

        var index = key is null ? ByTurns(among) : StickyPick.Of(Entries, among, key);
        tried |= 1UL << index;
        return Entries[index];
    }

    /// <summary>Whether a backend is left that is ready and not put aside.</summary>
    /// <param name="digest">As for <see cref="Pick"/>.</param>
    /// <param name="tried">Has a bit for each entry that was tried.</param>
    public bool HasReady(ReadOnlySpan<char> digest, ulong tried) => Left(digest, tried).Ready != 0;

    // A bit for each entry that may be picked, by the state of its backend.
    private (ulong Ready, ulong Paused, ulong Unready) Left(ReadOnlySpan<char> digest, ulong tried)
    {
        ulong ready = 0;
        ulong paused = 0;
        ulong rest = 0;
        for (var i = 0; i < Entries.Length; i++)
        {
            var entry = Entries[i];
            var bit = 1UL << i;
            if (
                (tried & bit) != 0
                || (
                    digest.IsEmpty
                        ? entry.Weight == 0
                        : !digest.SequenceEqual(entry.Backend.ModelDigest)
                )
            )
            {
                continue;
            }

            if (!entry.Backend.IsReady)
            {
                rest |= bit;
            }
            else if (entry.Backend.IsPaused)
            {
                paused |= bit;
            }
            else
            {
                ready |= bit;
            }
        }

        return (ready, paused, rest);
    }

    private int ByTurns(ulong among)
    {
        if ((among & (among - 1)) == 0)
        {
            // One is left: the others' turns are not to be lost meanwhile.
            return System.Numerics.BitOperations.TrailingZeroCount(among);
        }

        lock (_lock)
        {
            var total = 0L;
            var best = -1;
            for (var i = 0; i < Entries.Length; i++)
            {
                if ((among & (1UL << i)) == 0)
                {
                    continue;
                }

                // Replicas that only requests for their digest reach have no weight: they take equal turns.
                var weight = Math.Max(1, Entries[i].Weight);
                total += weight;
                _credit[i] += weight;
                if (best < 0 || _credit[i] > _credit[best])
                {
                    best = i;
                }
            }

            _credit[best] -= total;
            return best;
        }
    }
}
