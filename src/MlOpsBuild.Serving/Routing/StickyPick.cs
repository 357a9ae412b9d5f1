using MlOpsBuild.Scoring;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// Picks by a key: weighted rendezvous hashing (Thaler and Ravishankar 1998; weights as in Schindelhauer and Schomaker 2005: the
/// greatest of -weight / ln(hash)). A key stays where it is when other backends come and go, and when weights change only as many
/// keys move as must.
/// </summary>
internal static class StickyPick
{
    /// <summary>The index of the key's entry.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="among">A bit for each that may be picked; at least one.</param>
    /// <param name="key">Any text.</param>
    public static int Of(RouteEntry[] entries, ulong among, string key)
    {
        var keyHash = Hash(key, 0xcbf29ce484222325);
        var best = -1;
        var bestScore = double.NegativeInfinity;
        for (var i = 0; i < entries.Length; i++)
        {
            if ((among & (1UL << i)) == 0)
            {
                continue;
            }

            // 53 bits, above 0 and below 1.
            var hash = (Mix(Hash(entries[i].Backend.Name, keyHash)) >> 11) + 0.5;
            var score = entries[i].Weight / -StableMath.Log(hash / (1UL << 53));
            if (score > bestScore)
            {
                best = i;
                bestScore = score;
            }
        }

        return best;
    }

    // FNV-1a over the characters (RFC 9923 describes it over bytes), ...
    private static ulong Hash(string text, ulong hash)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x100000001b3;
        }

        return hash;
    }

    // ... then the finalizer of SplitMix64 (Steele, Lea and Flood 2014), for FNV's upper bits hardly depend on the last character.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
