using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Validation;

/// <summary>Values and names of a request as messages show them.</summary>
internal static class ShownText
{
    private const int MaxLength = 60;

    // Names are compared with all that there are, each with each: only short ones, and not too many.
    private const int MaxHintLength = 64;
    private const int MaxCandidates = 200;

    /// <summary>The text in quotes, cut where it is long, without characters that steer a terminal.</summary>
    public static string Quote(ReadOnlySpan<byte> utf8)
    {
        // A character is at most four bytes.
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * (MaxLength + 1))]);
        return Quote(text);
    }

    /// <inheritdoc cref="Quote(ReadOnlySpan{byte})"/>
    public static string Quote(string text)
    {
        var cut = text.Length;
        if (cut > MaxLength)
        {
            cut = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        }

        var dots = cut < text.Length ? "..." : "";
        return $"'{PlainText.Of(text[..cut])}{dots}'";
    }

    /// <summary><c> Did you mean 'x'?</c> with a leading space, or an empty string.</summary>
    public static string Hint(
        ReadOnlySpan<byte> found,
        IReadOnlyList<string> candidates,
        InputProblems problems
    ) =>
        found.Length <= MaxHintLength
        && candidates.Count <= MaxCandidates
        && problems.MayHint()
        && NearestName.Of(
            Encoding.UTF8.GetString(found),
            candidates.Where(c => c.Length <= MaxHintLength)
        )
            is { } name
            ? $" Did you mean {Quote(name)}?"
            : "";
}
