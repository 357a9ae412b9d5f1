using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOpsBuild.Data.Readers;

/// <summary>Finds the bytes that give a CSV text its structure, 32 bytes at a time.</summary>
internal static class StructuralIndex
{
    /// <summary>
    /// Writes the positions of each delimiter, quote, carriage return and line feed from <paramref name="start"/> to
    /// <paramref name="end"/>, ascending.
    /// </summary>
    /// <param name="bytes">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where to stop, exclusive.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="positions">Receives them; at least <c>end - start + 32</c> long.</param>
    /// <returns>How many.</returns>
    public static int Find(byte[] bytes, int start, int end, byte delimiter, int[] positions)
    {
        if (positions.Length < end - start + 32)
        {
            throw new ArgumentException("The array is too short.", nameof(positions));
        }

        var count = 0;
        var i = start;
        if (Vector256.IsHardwareAccelerated)
        {
            var delimiters = Vector256.Create(delimiter);
            var quotes = Vector256.Create((byte)'"');
            var feeds = Vector256.Create((byte)'\n');
            var returns = Vector256.Create((byte)'\r');
            ref var text = ref MemoryMarshal.GetArrayDataReference(bytes);
            ref var target = ref MemoryMarshal.GetArrayDataReference(positions);
            for (; i + Vector256<byte>.Count <= end; i += Vector256<byte>.Count)
            {
                var part = Vector256.LoadUnsafe(ref text, (nuint)i);
                var hits =
                    Vector256.Equals(part, delimiters)
                    | Vector256.Equals(part, quotes)
                    | Vector256.Equals(part, feeds)
                    | Vector256.Equals(part, returns);
                var mask = hits.ExtractMostSignificantBits();
                while (mask != 0)
                {
                    Unsafe.Add(ref target, count++) = i + BitOperations.TrailingZeroCount(mask);
                    mask &= mask - 1;
                }
            }
        }

        for (; i < end; i++)
        {
            var b = bytes[i];
            if (b == delimiter || b is (byte)'"' or (byte)'\n' or (byte)'\r')
            {
                positions[count++] = i;
            }
        }

        return count;
    }
}
