using System.Buffers.Binary;
using System.Numerics;

namespace MlOpsBuild.Data.Readers;

/// <summary>XXH64 with seed 0, from the specification at github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.</summary>
internal static class XxHash64
{
    private const ulong P1 = 0x9E3779B185EBCA87;
    private const ulong P2 = 0xC2B2AE3D27D4EB4F;
    private const ulong P3 = 0x165667B19E3779F9;
    private const ulong P4 = 0x85EBCA77C2B2AE63;
    private const ulong P5 = 0x27D4EB2F165667C5;

    public static ulong Of(ReadOnlySpan<byte> data)
    {
        var length = (ulong)data.Length;
        ulong hash;
        if (data.Length >= 32)
        {
            ulong a = unchecked(P1 + P2),
                b = P2,
                c = 0,
                d = unchecked(0 - P1);
            while (data.Length >= 32)
            {
                a = Round(a, Read64(data));
                b = Round(b, Read64(data[8..]));
                c = Round(c, Read64(data[16..]));
                d = Round(d, Read64(data[24..]));
                data = data[32..];
            }

            hash =
                BitOperations.RotateLeft(a, 1)
                + BitOperations.RotateLeft(b, 7)
                + BitOperations.RotateLeft(c, 12)
                + BitOperations.RotateLeft(d, 18);
            hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
        }
        else
        {
            hash = P5;
        }

        hash += length;
        for (; data.Length >= 8; data = data[8..])
        {
            hash = (BitOperations.RotateLeft(hash ^ Round(0, Read64(data)), 27) * P1) + P4;
        }

        if (data.Length >= 4)
        {
            var word = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(data);
            hash = (BitOperations.RotateLeft(hash ^ (word * P1), 23) * P2) + P3;
            data = data[4..];
        }

        foreach (var b in data)
        {
            hash = BitOperations.RotateLeft(hash ^ (b * P5), 11) * P1;
        }

        return Avalanche(hash);
    }

    /// <summary>The final mixing step: a bijection in which each input bit changes half of the output bits.</summary>
    public static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * P2;
        hash = (hash ^ (hash >> 29)) * P3;
        return hash ^ (hash >> 32);
    }

    private static ulong Round(ulong sum, ulong input) =>
        BitOperations.RotateLeft(sum + (input * P2), 31) * P1;

    private static ulong Merge(ulong hash, ulong sum) => ((hash ^ Round(0, sum)) * P1) + P4;

    private static ulong Read64(ReadOnlySpan<byte> data) =>
        BinaryPrimitives.ReadUInt64LittleEndian(data);
}
