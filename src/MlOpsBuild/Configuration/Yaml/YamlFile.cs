using System.Text;
using System.Text.Unicode;
using MlOpsBuild.Common;

namespace MlOpsBuild.Configuration.Yaml;

/// <summary>
/// Reads a YAML file of <c>key: value</c> lines. YAML 1.2 core types; anchors, aliases, tags and several documents are
/// refused, as are files over 1 MB and nesting over <see cref="YamlReader.MaxDepth"/> levels, so that no small file
/// can expand into a large one.
/// </summary>
internal static class YamlFile
{
    /// <summary>The largest file in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Reads the existing file <paramref name="path"/>.</summary>
    /// <exception cref="UsageException">It is not UTF-8, not YAML, or not a section at its root.</exception>
    public static YamlMap Read(string path, string displayPath)
    {
        byte[] bytes;
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                0
            );
            if (stream.Length > MaxBytes)
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the file has {stream.Length} bytes; at most {MaxBytes} are read. Is it the right file?"
                    ),
                    new SourceLocation(displayPath)
                );
            }

            bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"cannot be read: {e.Message}",
                new SourceLocation(displayPath),
                e
            );
        }

        return Parse(Decode(bytes, displayPath), displayPath);
    }

    /// <summary>Reads YAML text.</summary>
    /// <exception cref="UsageException">It is not YAML, or not a section at its root.</exception>
    public static YamlMap Parse(string text, string displayPath)
    {
        RefuseControlCharacters(text, displayPath);
        return YamlSubset.Read(text) as YamlMap ?? ParseFull(text, displayPath);
    }

    private static YamlMap ParseFull(string text, string displayPath) =>
        YamlReader.Read(text, displayPath) switch
        {
            YamlMap map => map,
            null => throw new UsageException(
                "the file is empty: expected lines of 'key: value'.",
                new SourceLocation(displayPath)
            ),
            var node => throw new UsageException(
                $"found {node.Describe()}, expected lines of 'key: value' (with a space after the colon).",
                new SourceLocation(displayPath, node.Line, node.Column)
            ),
        };

    private static string Decode(ReadOnlySpan<byte> bytes, string displayPath)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UsageException(
                "the file is UTF-16. Save it as UTF-8.",
                new SourceLocation(displayPath)
            );
        }

        var content = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        if (Utf8.IsValid(content))
        {
            return Encoding.UTF8.GetString(content);
        }

        Span<char> buffer = new char[content.Length];
        _ = Utf8.ToUtf16(
            content,
            buffer,
            out var good,
            out var written,
            replaceInvalidSequences: false
        );
        throw new UsageException(
            $"the byte 0x{content[good].ToString("X2", CultureInfo.InvariantCulture)} is not UTF-8. Save the file as UTF-8.",
            LocationOf(buffer[..written], displayPath)
        );
    }

    // The parser would take U+0000 for the end of the file, and silently leave out the rest.
    private static void RefuseControlCharacters(string text, string displayPath)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' and not ('\t' or '\n' or '\r') or '\u007F')
            {
                throw new UsageException(
                    $"found the control character U+{((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)}, expected text. Remove it.",
                    LocationOf(text.AsSpan(0, i), displayPath)
                );
            }
        }
    }

    private static SourceLocation LocationOf(ReadOnlySpan<char> before, string displayPath) =>
        new(displayPath, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
