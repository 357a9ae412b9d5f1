using System.Numerics;

namespace MlOpsBuild.Serving.Traffic;

/// <summary>
/// Shares requests out by weight, without chance: of each run of as many requests as the sum of the weights (divided by their
/// greatest common divisor) every one gets exactly its weight, well mixed. Safe for many threads.
/// </summary>
internal sealed class WeightedChoice
{
    private const double GoldenRatio = 0.618033988749894848;

    private readonly long[] _upTo; // per choice the sum of the weights up to it
    private readonly long _sum;
    private readonly long _step;
    private long _count = -1;

    /// <summary>Prepares the shares.</summary>
    /// <param name="weights">0 to 1,000,000 each, not all 0; in an order that stays when the weights change.</param>
    public WeightedChoice(IReadOnlyList<int> weights)
    {
        var divisor = 0L;
        foreach (var weight in weights)
        {
            divisor = (long)BigInteger.GreatestCommonDivisor(divisor, weight);
        }

        if (divisor == 0)
        {
            throw new ArgumentException("No choice has a weight.", nameof(weights));
        }

        _upTo = new long[weights.Count];
        for (var i = 0; i < weights.Count; i++)
        {
            _sum += weights[i] / divisor;
            _upTo[i] = _sum;
        }

        // A step without a common divisor meets each place of the cycle once; near the golden ratio it jumps about evenly.
        _step = Math.Max(1, (long)(_sum * GoldenRatio));
        while (BigInteger.GreatestCommonDivisor(_step, _sum) != 1)
        {
            _step++;
        }
    }

    /// <summary>The index of the one whose turn it is.</summary>
    public int Next()
    {
        var count = Interlocked.Increment(ref _count) & long.MaxValue;
        return At(count % _sum * _step % _sum);
    }

    /// <summary>
    /// The index for a key: always the same for the same weights, and with new weights another for as few keys as possible.
    /// </summary>
    public int For(ReadOnlySpan<char> key)
    {
        // FNV-1a over the characters, then the finalizer of SplitMix64 so that all bits count.
        var hash = 14695981039346656037;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        hash ^= hash >> 31;
        return At((long)Math.BigMul(hash, (ulong)_sum, out _));
    }

    private int At(long place)
    {
        var i = 0;
        while (place >= _upTo[i])
        {
            i++;
        }

        return i;
    }
}
