using MlOpsBuild.Common;
using YamlDotNet.Core;

namespace MlOpsBuild.Configuration.Yaml;

/// <summary>Says in plain words what the YAML parser found wrong.</summary>
internal static class YamlErrors
{
    // A part of the parser's message, and what it means. The first that fits is told.
    private static readonly (string Part, string Meaning)[] Meanings =
    [
        ("quoted scalar, found unexpected end", "the quote that opens here is never closed."),
        ("found wrong indentation", "the quote that opens here is not closed on its line."),
        (
            "unknown escape",
            "a backslash escapes nothing that is known in this text. Write '\\\\' for a backslash, or use single quotes."
        ),
        ("could not find expected ':'", "expected 'key: value', found no ':' on this line."),
        (
            "sequence entries are not allowed",
            "a list item ('- ') is not allowed here. Put it on a line of its own."
        ),
        (
            "an anchor or alias",
            "'&' and '*' start YAML anchors and aliases, which are not supported. If a text was meant, put it in quotes."
        ),
        ("invalid mapping", MisplacedColon),
        ("Mapping values are not allowed", MisplacedColon),
        ("Mapping keys are not allowed", MisplacedColon),
        ("did not find expected key", DoesNotContinue),
        ("did not find expected '-'", DoesNotContinue),
    ];

    private const string MisplacedColon =
        "a ':' is not allowed here. If it belongs to a text, put the text in quotes; if it follows a key, look at the indentation of this line and the line above.";

    private const string DoesNotContinue =
        "this does not continue what is above. Keys of one section start in the same column; text after a value needs quotes around both.";

    /// <summary>Whether the parser knows better than that a bracket is open.</summary>
    public static bool IsPrecise(Exception e) =>
        e is YamlException
        && !e.Message.Contains("',' or", StringComparison.Ordinal)
        && !e.Message.Contains("node content", StringComparison.Ordinal);

    /// <summary>The error for the user.</summary>
    public static UsageException Explain(Exception error, string text, string displayPath)
    {
        if (error is not YamlException e)
        {
            return new UsageException(
                "the file is not valid YAML. Look for brackets and quotes that are not closed, or closed twice.",
                new SourceLocation(displayPath),
                error
            );
        }

        if (TabOf(e, text, displayPath) is { } tab)
        {
            return new UsageException(
                "a tab indents this line. YAML allows spaces only: replace the tab.",
                tab,
                e
            );
        }

        var message = MessageFor(e, CharacterAt(text, e.Start));
        if (ReferenceEquals(message, MisplacedColon) && LacksSpace(text, (int)e.Start.Line - 1))
        {
            message = "a ':' is not allowed here. The line above needs a space after its ':'.";
        }

        return new UsageException(
            message,
            new SourceLocation(displayPath, (int)e.Start.Line, (int)e.Start.Column),
            e
        );
    }

    private static string MessageFor(YamlException e, char found)
    {
        if (found is ']' or '}')
        {
            return $"this '{found}' closes nothing.";
        }

        if (Has(e, "cannot start any token"))
        {
            return $"'{found}' cannot start a value. Put the text in quotes.";
        }

        foreach (var (part, meaning) in Meanings)
        {
            if (Has(e, part))
            {
                return meaning;
            }
        }

        return $"the file is not valid YAML: {e.Message}";
    }

    private static bool Has(YamlException e, string part) =>
        e.Message.Contains(part, StringComparison.Ordinal);

    private static char CharacterAt(string text, Mark mark) =>
        mark.Index < text.Length ? text[(int)mark.Index] : ' ';

    // Whether the line (from 1) reads key:value.
    private static bool LacksSpace(string text, int line)
    {
        var number = 0;
        foreach (var candidate in text.AsSpan().EnumerateLines())
        {
            if (++number == line)
            {
                var colon = candidate.IndexOf(':');
                return colon > 0 && colon + 1 < candidate.Length && candidate[colon + 1] != ' ';
            }
        }

        return false;
    }

    // The parser often points at the line above the one with the tab.
    private static SourceLocation? TabOf(YamlException e, string text, string displayPath)
    {
        var last = Has(e, " tab ") ? int.MaxValue : e.End.Line;
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
