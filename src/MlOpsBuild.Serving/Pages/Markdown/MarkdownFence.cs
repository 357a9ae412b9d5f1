namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>What opened a block of code.</summary>
/// <param name="Mark">A backtick or a tilde.</param>
/// <param name="Length">How many, at least 3.</param>
/// <param name="Indent">The spaces before it.</param>
internal readonly record struct MarkdownFence(char Mark, int Length, int Indent)
{
    /// <summary>Whether the line ends the block.</summary>
    public bool IsClosedBy(string line)
    {
        var text = line.AsSpan().Trim(' ');
        return MarkdownLine.Indent(line) < 4
            && text.Length >= Length
            && text.TrimStart(Mark).IsEmpty;
    }
}
