using MlOpsBuild.Configuration.Keys;

namespace MlOpsBuild.Reports.Intake;

/// <summary>Holds single claims of a report against what they may be; a path tells which one is wrong.</summary>
internal static class IntakeClaims
{
    /// <summary>The last line that a finding may point at.</summary>
    public const int MaxLine = 1_000_000;

    private const int MaxPath = 1_000;

    // Means may differ from a sum of parts in the last digits.
    private const double Slack = 1e-9;

    /// <summary>A claim that does not hold.</summary>
    public static ReportRefusedException Wrong(string path, string? found, string expected) =>
        new(
            $"{path} is {(found is null ? "" : $"'{ReportText.Clean(found, 60)}', ")}expected {expected}."
        );

    /// <summary>The commit, and that it is the expected one.</summary>
    public static void Commit(string commit, ReportIntakeOptions options)
    {
        if (commit.Length > 0 && !(commit.Length is 40 or 64 && IsHex(commit)))
        {
            throw Wrong("$.commit", commit, "40 or 64 lower case hexadecimal digits, or nothing");
        }

        if (
            options.ExpectedCommit is { } expected
            && !string.Equals(commit, expected, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new ReportRefusedException(
                $"it is about {(commit.Length == 0 ? "no commit" : $"commit {commit}")}, expected commit {expected}."
            );
        }
    }

    /// <summary>A model's name.</summary>
    public static void Model(string model)
    {
        if (!TextTypes.IsModelName(model))
        {
            throw Wrong("$.model", model, "a model's name");
        }
    }

    /// <summary>A digest, or nothing.</summary>
    public static void Digest(string path, string digest)
    {
        if (
            digest.Length > 0
            && !(
                digest.Length == 71
                && digest.StartsWith("sha256:", StringComparison.Ordinal)
                && IsHex(digest[7..])
            )
        )
        {
            throw Wrong(path, digest, "sha256: with 64 lower case hexadecimal digits, or nothing");
        }
    }

    /// <summary>A path below the repository's root that means the same on every system and to every shell.</summary>
    public static void RelativePath(string path, string value)
    {
        if (
            value.Length is 0 or > MaxPath
            || value[0] is '-' or '~'
            || !value.All(IsOfPath)
            || value
                .Split('/')
                .Any(p => p is "" or "." or ".." || p[^1] is ' ' or '.' || p[0] == ' ')
        )
        {
            throw Wrong(
                path,
                value,
                "a path from the repository's root without '..', links to other roots and special characters"
            );
        }
    }

    /// <summary>A count.</summary>
    public static void Count(string path, int count)
    {
        if (count < 0)
        {
            throw Wrong(path, count.ToString(CultureInfo.InvariantCulture), "0 or more");
        }
    }

    /// <summary>A line.</summary>
    public static void Line(string path, int line, int first)
    {
        if (line < first || line > MaxLine)
        {
            throw Wrong(
                path,
                line.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{first} to {MaxLine:N0}")
            );
        }
    }

    /// <summary>How many items a list has.</summary>
    public static void Items(string path, int count, int max)
    {
        if (count > max)
        {
            throw new ReportRefusedException(
                $"{path} has {ReportNumber.Count(count)} items, expected at most {ReportNumber.Count(max)}."
            );
        }
    }

    /// <summary>A number, or not defined; within its range.</summary>
    public static void Number(
        string path,
        double? value,
        double lowest = double.NegativeInfinity,
        double highest = double.PositiveInfinity
    )
    {
        if (
            value is { } number
            && !double.IsNaN(number)
            && !(double.IsFinite(number) && number >= lowest - Slack && number <= highest + Slack)
        )
        {
            throw Wrong(
                path,
                number.ToString(CultureInfo.InvariantCulture),
                $"a number{(double.IsFinite(lowest) ? $" from {ReportNumber.Limit(lowest)}" : "")}{(double.IsFinite(highest) ? $" to {ReportNumber.Limit(highest)}" : "")}"
            );
        }
    }

    /// <summary>The name of an image: registry, repository, tag, digest; or nothing.</summary>
    public static void Name(string path, string value)
    {
        if (
            value.Length > MaxPath
            || !value.All(c =>
                char.IsAsciiLetterOrDigit(c) || "./:@_-".Contains(c, StringComparison.Ordinal)
            )
        )
        {
            throw Wrong(path, value, "the name of an image");
        }
    }

    /// <summary>A short text.</summary>
    public static void Short(string path, string text, int max)
    {
        if (text.Length > max)
        {
            throw Wrong(path, text, $"at most {ReportNumber.Count(max)} characters");
        }
    }

    private static bool IsHex(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private static bool IsOfPath(char c) =>
        char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+' or '=' or ',' or '@' or ' ';
}
