using System.Text;

namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>A run of asterisks or underscores, and what it may do (CommonMark 0.31, "Emphasis and strong emphasis").</summary>
internal sealed class MarkdownEmphasis
{
    private readonly int _original;
    private int _left;
    private readonly StringBuilder _closing = new();
    private readonly StringBuilder _opening = new();

    private MarkdownEmphasis(char mark, int length, int part)
    {
        Mark = mark;
        _original = _left = length;
        Part = part;
    }

    public char Mark { get; }

    public int Part { get; }

    public bool CanOpen { get; private init; }

    public bool CanClose { get; private init; }

    /// <summary>A run between two characters; line ends stand for the text's ends.</summary>
    public static MarkdownEmphasis Of(char mark, int length, char before, char after, int part)
    {
        var leftFlanking =
            !char.IsWhiteSpace(after)
            && (!IsPunctuation(after) || char.IsWhiteSpace(before) || IsPunctuation(before));
        var rightFlanking =
            !char.IsWhiteSpace(before)
            && (!IsPunctuation(before) || char.IsWhiteSpace(after) || IsPunctuation(after));
        return new MarkdownEmphasis(mark, length, part)
        {
            CanOpen = leftFlanking && (mark == '*' || !rightFlanking || IsPunctuation(before)),
            CanClose = rightFlanking && (mark == '*' || !leftFlanking || IsPunctuation(after)),
        };
    }

    /// <summary>Finds which runs belong together and writes their tags into the parts that they hold; the rest is text.</summary>
    public static void Match(List<MarkdownEmphasis> marks, List<StringBuilder> parts)
    {
        var open = new List<MarkdownEmphasis>();
        foreach (var closer in marks)
        {
            while (closer.CanClose && closer._left > 0)
            {
                var found = open.FindLastIndex(o => o.Opens(closer));
                if (found < 0)
                {
                    break;
                }

                var opener = open[found];
                var isStrong = opener._left >= 2 && closer._left >= 2;
                opener._opening.Insert(0, isStrong ? "<strong>" : "<em>");
                closer._closing.Append(isStrong ? "</strong>" : "</em>");
                opener._left -= isStrong ? 2 : 1;
                closer._left -= isStrong ? 2 : 1;
                open.RemoveRange(found + 1, open.Count - found - 1);
                if (opener._left == 0)
                {
                    open.RemoveAt(found);
                }
            }

            if (closer.CanOpen && closer._left > 0)
            {
                // Hostile text has no claim to all of its emphasis.
                if (open.Count == 100)
                {
                    open.RemoveAt(0);
                }

                open.Add(closer);
            }
        }

        foreach (var mark in marks)
        {
            parts[mark.Part]
                .Append(mark._closing)
                .Append(mark.Mark, mark._left)
                .Append(mark._opening);
        }
    }

    // The rule of three: what both opens and closes matches only where the lengths do not add up to a multiple of 3.
    private bool Opens(MarkdownEmphasis closer) =>
        Mark == closer.Mark
        && (
            !(CanClose || closer.CanOpen)
            || (_original + closer._original) % 3 != 0
            || (_original % 3 == 0 && closer._original % 3 == 0)
        );

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
}
