using System.Buffers;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What a file or folder in tracked data may be called: what every platform can hold.</summary>
internal static class DataName
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"
    );

    /// <summary>What is wrong with one name, as the rest of a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? WhyUnsafe(string name) =>
        name.Contains('/', StringComparison.Ordinal)
            ? "has a slash; expected one name"
            : WhyPathUnsafe(name);

    /// <summary>The same for a path with forward slashes.</summary>
    public static string? WhyPathUnsafe(string path) =>
        IsPlain(path) ? null : TarNames.WhyUnsafe(path);

    // Most names can be told safe without a closer look: plain characters, dots only within, no short name that
    // could be a device of Windows.
    private static bool IsPlain(ReadOnlySpan<char> path)
    {
        const int longestDevice = 4;
        const int longest = 1024;
        if (path.Length > longest)
        {
            return false;
        }

        while (true)
        {
            var plain = path.IndexOfAnyExcept(Plain);
            var first = plain < 0 ? path.Length : plain;
            if (first == 0 || (first is 3 or longestDevice && !char.IsAsciiDigit(path[0])))
            {
                return false;
            }

            while (plain >= 0 && path[plain] == '.')
            {
                path = path[(plain + 1)..];
                plain = path.IndexOfAnyExcept(Plain);
                if (plain == 0 || path.IsEmpty)
                {
                    return false;
                }
            }

            if (plain < 0)
            {
                return true;
            }

            if (path[plain] != '/')
            {
                return false;
            }

            path = path[(plain + 1)..];
        }
    }
}
