using MlOpsBuild.Common;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlOpsBuild.Configuration.Yaml;

/// <summary>Builds the tree of a YAML text from YamlDotNet's parser events.</summary>
internal sealed class YamlReader
{
    /// <summary>How deep sections and lists may nest.</summary>
    public const int MaxDepth = 32;

    private readonly Parser _parser;
    private readonly string _displayPath;
    private ParsingEvent? _openBracket;

    private YamlReader(string text, string displayPath)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _displayPath = displayPath;
    }

    /// <summary>The root, or <see langword="null"/> where there is none.</summary>
    /// <exception cref="UsageException">The text is not YAML, or uses what is not supported.</exception>
    public static YamlNode? Read(string text, string displayPath)
    {
        var reader = new YamlReader(text, displayPath);
        try
        {
            return reader.ReadStream();
        }
        catch (Exception e)
            when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // The last two are what the parser throws at some texts that it should have called invalid.
            throw reader._openBracket is { } open && !YamlErrors.IsPrecise(e)
                ? reader.Error(
                    open,
                    $"the '{(open is SequenceStart ? '[' : '{')}' that opens here is never closed.",
                    e
                )
                : YamlErrors.Explain(e, text, displayPath);
        }
    }

    private YamlNode? ReadStream()
    {
        YamlNode? root = null;
        while (_parser.MoveNext())
        {
            switch (_parser.Current)
            {
                case DocumentStart when root is not null:
                    throw Error(
                        _parser.Current,
                        "a second document starts here ('---'): the file must hold one."
                    );
                case StreamStart or StreamEnd or DocumentStart or DocumentEnd:
                    break;
                default:
                    root = ReadNode(depth: 1);
                    break;
            }
        }

        return root;
    }

    // Stands on the node's first event; leaves standing on its last.
    private YamlNode ReadNode(int depth)
    {
        var e = _parser.Current!;
        if (e is AnchorAlias alias)
        {
            throw Error(
                e,
                $"'*' starts a YAML alias, which is not supported. If a text was meant, put it in quotes: \"*{alias.Value.Value}\"."
            );
        }

        if (e is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            throw Error(
                e,
                $"'&{anchored.Anchor.Value}' is a YAML anchor, which is not supported. If a text was meant, put it in quotes."
            );
        }

        if (e is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false })
        {
            throw Error(
                e,
                "'!' starts a YAML tag, which is not supported. If a text was meant, put it in quotes."
            );
        }

        if (depth > MaxDepth)
        {
            throw Error(
                e,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"sections and lists are nested over {MaxDepth} levels deep."
                )
            );
        }

        return e switch
        {
            Scalar scalar => Convert(scalar),
            SequenceStart => ReadList(e, depth),
            MappingStart => ReadMap(e, depth),
            _ => throw Error(e, "the file is not valid YAML."),
        };
    }

    private YamlList ReadList(ParsingEvent start, int depth)
    {
        var outer = _openBracket;
        _openBracket = start is SequenceStart { Style: SequenceStyle.Flow } ? start : outer;
        var items = new List<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        _openBracket = outer;
        return new YamlList(LineOf(start), ColumnOf(start), items);
    }

    private YamlMap ReadMap(ParsingEvent start, int depth)
    {
        var outer = _openBracket;
        _openBracket = start is MappingStart { Style: MappingStyle.Flow } ? start : outer;
        var entries = new List<YamlEntry>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
            {
                throw Error(start, "a key must be a name, not a list or a section.");
            }

            _parser.MoveNext();
            entries.Add(new YamlEntry(key, ReadNode(depth + 1)));
        }

        _openBracket = outer;
        return new YamlMap(LineOf(start), ColumnOf(start), entries);
    }

    private static YamlScalar Convert(Scalar scalar) =>
        new(LineOf(scalar), ColumnOf(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);

    private UsageException Error(ParsingEvent e, string message, Exception? inner = null) =>
        new(message, new SourceLocation(_displayPath, LineOf(e), ColumnOf(e)), inner);

    private static int LineOf(ParsingEvent e) => (int)e.Start.Line;

    private static int ColumnOf(ParsingEvent e) => (int)e.Start.Column;
}
