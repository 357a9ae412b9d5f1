using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace MlOpsBuild.Common;

/// <summary>
/// A random generator whose numbers are the same on every machine and runtime: xoshiro256** (Blackman and Vigna,
/// "Scrambled linear pseudorandom number generators", 2018), seeded by hashing a seed and a name, so that every use
/// has a sequence of its own and none depends on what others drew.
/// </summary>
public sealed class StableRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of <paramref name="name"/> under <paramref name="seed"/>.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="name">What the numbers are for, e.g. <c>bootstrap/auc</c>.</param>
    public StableRandom(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var input = new byte[8 + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(input, seed);
        Encoding.UTF8.GetBytes(name, input.AsSpan(8));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        _s0 = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        _s1 = BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]);
        _s2 = BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]);
        _s3 = BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]) | 1; // never all zero
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, <paramref name="exclusiveMax"/>), without bias (Lemire, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        var limit = (ulong)exclusiveMax;
        var high = Math.BigMul(NextUInt64(), limit, out var low);
        if (low < limit)
        {
            var threshold = (0UL - limit) % limit;
            while (low < threshold)
            {
                high = Math.BigMul(NextUInt64(), limit, out low);
            }
        }

        return (int)high;
    }

    /// <summary>Puts <paramref name="items"/> into random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
