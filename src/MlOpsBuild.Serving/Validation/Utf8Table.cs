using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace MlOpsBuild.Serving.Validation;

/// <summary>Finds numbers by texts in UTF-8, without making strings of them. Immutable.</summary>
internal sealed class Utf8Table
{
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private readonly Entry[] _entries; // a power of two, at most half full
    private readonly int _mask;

    /// <summary>Fills the table.</summary>
    /// <param name="items">The texts, each once, and their numbers.</param>
    public Utf8Table(IReadOnlyCollection<KeyValuePair<string, double>> items)
    {
        _entries = new Entry[(int)BitOperations.RoundUpToPowerOf2((uint)(items.Count * 2) + 1)];
        _mask = _entries.Length - 1;
        foreach (var (text, value) in items)
        {
            var key = Encoding.UTF8.GetBytes(text);
            var at = Hash(key) & _mask;
            while (_entries[at].Key is not null)
            {
                at = (at + 1) & _mask;
            }

            _entries[at] = new Entry(key, value);
        }
    }

    /// <summary>The number of a text.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, out double value)
    {
        var at = Hash(text) & _mask;
        while (_entries[at].Key is { } key)
        {
            if (text.SequenceEqual(key))
            {
                value = _entries[at].Value;
                return true;
            }

            at = (at + 1) & _mask;
        }

        value = double.NaN;
        return false;
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Mix;
        while (text.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * Mix;
            hash ^= hash >> 32;
            text = text[8..];
        }

        foreach (var b in text)
        {
            hash = (hash ^ b) * Mix;
        }

        return (int)(hash >> 33);
    }

    private readonly record struct Entry(byte[]? Key, double Value);
}
