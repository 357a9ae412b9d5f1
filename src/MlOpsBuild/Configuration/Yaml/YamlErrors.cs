using MlOpsBuild.Common;
using YamlDotNet.Core;

namespace MlOpsBuild.Configuration.Yaml;

/// <summary>Says in plain words what the YAML parser found wrong.</summary>
internal static class YamlErrors
{
    /// <summary>The error for the user.</summary>
    public static UsageException Explain(YamlException e, string text, string displayPath)
    {
        var start = At(e.Start, displayPath);
        var end = At(e.End, displayPath);
        if (TabOf(e, text, displayPath) is { } tab)
        {
            return new UsageException(
                "a tab indents this line. YAML allows spaces only: replace the tab.",
                tab,
                e
            );
        }

        var (message, location) = e.Message switch
        {
            var m when Has(m, "quoted scalar, found unexpected end") => (
                "the quote that opens here is never closed.",
                start
            ),
            var m when Has(m, "unknown escape") => (
                "a backslash escapes nothing that is known in this text. Write '\\\\' for a backslash, or use single quotes.",
                start
            ),
            var m when Has(m, "cannot start any token") => (
                $"'{CharacterAt(text, e.Start)}' cannot start a value. Put the text in quotes.",
                start
            ),
            var m when Has(m, "',' or ']'") => (
                "a '[' is not closed: expected ',' or ']' here or before.",
                end
            ),
            var m when Has(m, "',' or '}'") => (
                "a '{' is not closed: expected ',' or '}' here or before.",
                end
            ),
            var m
                when Has(m, "invalid mapping")
                    || Has(m, "Mapping values are not allowed")
                    || Has(m, "Mapping keys are not allowed") => (
                "a ':' is not allowed here. If it belongs to a text, put the text in quotes; if it follows a key, look at the indentation of this line and the line above.",
                start
            ),
            var m when Has(m, "did not find expected key") || Has(m, "did not find expected '-'") =>
                (
                    "this does not continue what is above. Keys of one section start in the same column; text after a value needs quotes around both.",
                    start
                ),
            var m when Has(m, "could not find expected ':'") => (
                "expected 'key: value', found no ':' on this line.",
                start
            ),
            var m when Has(m, "sequence entries are not allowed") => (
                "a list item ('- ') is not allowed here. Put it on a line of its own.",
                start
            ),
            _ => ($"the file is not valid YAML: {e.Message}", start),
        };
        return new UsageException(message, location, e);
    }

    private static bool Has(string message, string part) =>
        message.Contains(part, StringComparison.Ordinal);

    private static SourceLocation At(Mark mark, string displayPath) =>
        new(displayPath, (int)mark.Line, (int)mark.Column);

    private static string CharacterAt(string text, Mark mark) =>
        mark.Index < text.Length ? text[(int)mark.Index].ToString() : "";

    // The parser often points at the line above the one with the tab.
    private static SourceLocation? TabOf(YamlException e, string text, string displayPath)
    {
        var last = Has(e.Message, " tab ") ? int.MaxValue : e.End.Line;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line[..^line.TrimStart(" \t").Length];
            if (number >= e.Start.Line && number <= last && indent.Contains('\t'))
            {
                return new SourceLocation(displayPath, number, indent.IndexOf('\t') + 1);
            }
        }

        return null;
    }
}
