using System.Text;

namespace MlOpsBuild.Common;

/// <summary>Text that may quote data or configuration, made fit for a log that a build server reads.</summary>
public static class LogText
{
    /// <summary>
    /// The lines without commands to GitHub's runner, which looks for <c>::</c> at a line's start, white space aside, and for
    /// <c>##[</c> anywhere in what a step prints (docs.github.com, "Workflow commands"). A line ends at LF, CR or both.
    /// Each line stays as wide as it is; text without commands stays as it is.
    /// </summary>
    /// <param name="lines">Any text.</param>
    public static string WithoutCommands(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = lines.Replace("##[", "# [", StringComparison.Ordinal);
        if (!text.Contains("::", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text);
        var isStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (isStart && text[i] == ':' && i + 1 < text.Length && text[i + 1] == ':')
            {
                result[i + 1] = ' ';
            }

            // A line's end is white space too: the start of the next line follows.
            isStart = text[i] is '\n' or '\r' || (isStart && char.IsWhiteSpace(text[i]));
        }

        return result.ToString();
    }
}
