using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>
/// The names in one archive or folder. Each must be safe on every platform, be there once, and differ from the others
/// by more than case, because file systems differ in what they tell apart.
/// </summary>
internal sealed class TarNames
{
    private const int LongestName = 4096;

    private static readonly HashSet<string> Devices = new(
        [
            "CON",
            "PRN",
            "AUX",
            "NUL",
            .. Enumerable
                .Range(0, 10)
                .SelectMany(i => new[] { "COM" + (char)('0' + i), "LPT" + (char)('0' + i) }),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly Dictionary<string, (string Spelling, bool IsDirectory, bool Announced)> _seen =
        new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="TarFormatException">The name is no good or clashes.</exception>
    public void Add(string path, bool isDirectory)
    {
        if (WhyUnsafe(path) is { } reason)
        {
            throw new TarFormatException(
                $"The name {Quote(path)} {reason}; expected a relative path such as model/weights.bin."
            );
        }

        for (
            var i = path.IndexOf('/', StringComparison.Ordinal);
            i >= 0;
            i = path.IndexOf('/', i + 1)
        )
        {
            Record(path[..i], isDirectory: true, announced: false);
        }

        Record(path, isDirectory, announced: true);
    }

    /// <summary>What is wrong with a name, as the rest of a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? WhyUnsafe(string path)
    {
        if (path.Length == 0)
        {
            return "is empty";
        }

        if (path.Length > LongestName)
        {
            return $"is longer than {LongestName} characters";
        }

        if (path[0] == '/')
        {
            return "is absolute";
        }

        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] is '\\' or ':' || char.IsControl(path[i]))
            {
                return "has a backslash, a colon or a control character";
            }

            if (!IsWhole(path, i))
            {
                return "is no valid Unicode";
            }
        }

        return path.Split('/').Select(WhyUnsafeSegment).FirstOrDefault(r => r is not null);
    }

    private static string? WhyUnsafeSegment(string segment) =>
        segment switch
        {
            "" => "has an empty part",
            "." or ".." => "points out of its folder or to itself",
            [.., '.' or ' '] => "has a part that ends in a dot or a space, which Windows drops",
            _ when Devices.Contains(segment.Split('.')[0]) => "names a device on Windows",
            _ => null,
        };

    private void Record(string path, bool isDirectory, bool announced)
    {
        if (!_seen.TryGetValue(path, out var other))
        {
            _seen[path] = (path, isDirectory, announced);
            return;
        }

        if (!string.Equals(other.Spelling, path, StringComparison.Ordinal))
        {
            throw new TarFormatException(
                $"{Quote(path)} and {Quote(other.Spelling)} differ by case only, which some file systems cannot hold; rename one."
            );
        }

        if (other.IsDirectory != isDirectory)
        {
            throw new TarFormatException($"{Quote(path)} is a file and a folder; rename one.");
        }

        if (announced && other.Announced)
        {
            throw new TarFormatException($"{Quote(path)} is there twice; expected once.");
        }

        _seen[path] = other with { Announced = other.Announced || announced };
    }

    /// <summary>A name from an archive, fit to be printed.</summary>
    public static string Quote(string path)
    {
        const int longest = 200;
        var shown = path.Length > longest ? path[..longest] + "..." : path;
        return CanonicalJson.ToText(System.Text.Json.Nodes.JsonValue.Create(shown));
    }

    private static bool IsWhole(string text, int i) =>
        char.IsHighSurrogate(text[i])
            ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            : !char.IsLowSurrogate(text[i]) || (i > 0 && char.IsHighSurrogate(text[i - 1]));
}
