using System.Diagnostics.CodeAnalysis;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// A version by Semantic Versioning 2.0: three numbers and, after a dash, what it is before that version is out. Build
/// metadata (<c>+...</c>) is refused, because a registry's tag cannot hold it.
/// </summary>
public sealed class SemanticVersion : IComparable<SemanticVersion>, IEquatable<SemanticVersion>
{
    private readonly string[] _identifiers;

    private SemanticVersion(long major, long minor, long patch, string preRelease)
    {
        (Major, Minor, Patch, PreRelease) = (major, minor, patch, preRelease);
        _identifiers = preRelease.Length == 0 ? [] : preRelease.Split('.');
    }

    /// <summary>The version that a model starts with, <c>v1.0.0</c>.</summary>
    public static SemanticVersion First { get; } = new(1, 0, 0, "");

    /// <summary>The first number, 0 or more.</summary>
    public long Major { get; }

    /// <summary>The second number, 0 or more.</summary>
    public long Minor { get; }

    /// <summary>The third number, 0 or more.</summary>
    public long Patch { get; }

    /// <summary>What stands after the dash, e.g. <c>rc.1</c>; empty for a release.</summary>
    public string PreRelease { get; }

    /// <summary>Parses <c>1.2.0</c>, <c>v1.2.0</c> or <c>v1.2.0-rc.1</c>.</summary>
    /// <exception cref="FormatException">It is no such version.</exception>
    public static SemanticVersion Parse(string text) =>
        TryParse(text, out var version)
            ? version
            : throw new FormatException(
                $"'{text}' is no version: expected three numbers such as v1.2.0, without leading zeros, or v1.2.0-rc.1."
            );

    /// <summary>As <see cref="Parse"/>; false if the text is something else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var rest = text[0] == 'v' ? text[1..] : text;
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        var preRelease = dash < 0 ? "" : rest[(dash + 1)..];
        var numbers = (dash < 0 ? rest : rest[..dash]).Split('.');
        if (
            numbers.Length != 3
            || !TryNumber(numbers[0], out var major)
            || !TryNumber(numbers[1], out var minor)
            || !TryNumber(numbers[2], out var patch)
            || (dash >= 0 && !preRelease.Split('.').All(IsIdentifier))
        )
        {
            return false;
        }

        version = new SemanticVersion(major, minor, patch, preRelease);
        return true;
    }

    /// <summary>
    /// The version after this one. A pre-release is followed by its own release where that is such a step: after
    /// <c>v2.0.0-rc.1</c> comes <c>v2.0.0</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public SemanticVersion Next(VersionBump bump)
    {
        var before = PreRelease.Length > 0;
        return bump switch
        {
            VersionBump.Major => new(
                before && Minor == 0 && Patch == 0 ? Major : Major + 1,
                0,
                0,
                ""
            ),
            VersionBump.Minor => new(Major, before && Patch == 0 ? Minor : Minor + 1, 0, ""),
            VersionBump.Patch => new(Major, Minor, before ? Patch : Patch + 1, ""),
            _ => throw new ArgumentOutOfRangeException(nameof(bump), bump, "No such part."),
        };
    }

    /// <summary>The precedence of Semantic Versioning: a pre-release comes before its release.</summary>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : CompareIdentifiers(_identifiers, other._identifiers);
    }

    /// <inheritdoc/>
    public bool Equals(SemanticVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SemanticVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary><c>v1.2.0</c>, <c>v1.2.0-rc.1</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"v{Major}.{Minor}.{Patch}")
        + (PreRelease.Length == 0 ? "" : "-" + PreRelease);

    /// <summary>Whether both are the same version.</summary>
    public static bool operator ==(SemanticVersion? left, SemanticVersion? right) =>
        Equals(left, right);

    /// <summary>Whether they are different versions.</summary>
    public static bool operator !=(SemanticVersion? left, SemanticVersion? right) =>
        !Equals(left, right);

    /// <summary>Whether the left one is older.</summary>
    public static bool operator <(SemanticVersion? left, SemanticVersion? right) =>
        Compare(left, right) < 0;

    /// <summary>Whether the left one is older or the same.</summary>
    public static bool operator <=(SemanticVersion? left, SemanticVersion? right) =>
        Compare(left, right) <= 0;

    /// <summary>Whether the left one is newer.</summary>
    public static bool operator >(SemanticVersion? left, SemanticVersion? right) =>
        Compare(left, right) > 0;

    /// <summary>Whether the left one is newer or the same.</summary>
    public static bool operator >=(SemanticVersion? left, SemanticVersion? right) =>
        Compare(left, right) >= 0;

    private static int Compare(SemanticVersion? left, SemanticVersion? right) =>
        Comparer<SemanticVersion>.Default.Compare(left, right);

    private static int CompareIdentifiers(string[] left, string[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length); // none at all is the release
        }

        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = CompareIdentifier(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    // Numbers by value and before words; words by their characters. Numbers may have any length.
    private static int CompareIdentifier(string left, string right)
    {
        var (isLeft, isRight) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        return isLeft && isRight && left.Length != right.Length
                ? left.Length.CompareTo(right.Length)
            : isLeft != isRight ? (isLeft ? -1 : 1)
            : Math.Sign(string.CompareOrdinal(left, right));
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number < long.MaxValue
        && (text.Length == 1 || text[0] != '0');

    private static bool IsIdentifier(string text) =>
        text.Length > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && (text.Length == 1 || text[0] != '0' || !text.All(char.IsAsciiDigit));
}
