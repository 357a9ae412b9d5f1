using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Configuration.Keys;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Data.Schema;

/// <summary>
/// schema.yaml: what the data must look like, inferred once, then reviewed and committed. Types are those of YAML 1.2;
/// names and values are taken as they are written, quoted or not: <c>values: [No, 1]</c> means the texts No and 1.
/// </summary>
public static class SchemaFile
{
    private const int LongestLine = 100;

    private const string Head = """
        # What each column of the data must look like. Review it, edit it, commit it.
        # type: number, integer, boolean, category, time or text. Values may be missing only where nullable: true.

        """;

    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayPath">How messages call it: relative to the project, forward slashes.</param>
    /// <exception cref="UsageException">
    /// The file is missing, or anything in it is wrong. The message has one line per problem, in the order of the file.
    /// </exception>
    public static DataSchema Load(string path, string displayPath)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(displayPath);
        var fullPath = Path.GetFullPath(path);
        return File.Exists(fullPath)
            ? Bind(YamlFile.Read(fullPath, displayPath), displayPath)
            : throw new UsageException(
                $"there is no such file (looked for {fullPath}). Infer it from the data with the target InferSchema, review it and commit it.",
                new SourceLocation(displayPath)
            );
    }

    /// <summary>Reads text as <see cref="Load"/> does a file.</summary>
    /// <exception cref="UsageException">Anything in it is wrong.</exception>
    public static DataSchema Parse(string text, string displayPath)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Bind(YamlFile.Parse(text, displayPath), displayPath);
    }

    /// <summary>
    /// Writes the schema for people to review: one block per column, texts quoted wherever any YAML reader would take
    /// them for something else. The same schema gives the same text; <see cref="Load"/> gives the schema back.
    /// </summary>
    /// <param name="schema">The schema; limits must be finite, and texts valid UTF-16.</param>
    public static string Write(DataSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        text.Append("columns:").Append(schema.Columns.Count == 0 ? " []\n" : "\n");
        foreach (var column in schema.Columns)
        {
            Write(text, column);
        }

        return text.ToString();
    }

    /// <summary>The JSON schema (draft-07) of schema.yaml, for editors.</summary>
    public static byte[] WriteJsonSchema() =>
        ConfigSchema.ToBytes(
            SchemaFileKeys.Type.ToSchema(ConfigVocabulary.Empty),
            "schema.yaml",
            "What the data of an MlOpsBuild project must look like."
        );

    private static DataSchema Bind(YamlMap map, string displayPath)
    {
        var context = new ReadContext(new Problems(displayPath), ConfigVocabulary.Empty);
        var root = (Section)SchemaFileKeys.Type.Read(map, "", context)!;
        context.Problems.ThrowIfAny();
        return SchemaFileKeys.Bind(root, displayPath);
    }

    private static void Write(StringBuilder text, ColumnSchema column)
    {
        text.Append("  - name: ").Append(YamlText.Of(column.Name)).Append('\n');
        text.Append("    type: ").Append(SchemaFileKeys.NameOf(column.Type)).Append('\n');
        if (column.Values is { } values)
        {
            WriteValues(text, values);
        }

        WriteLimit(text, "min", column.Min);
        WriteLimit(text, "max", column.Max);
        if (column.Nullable)
        {
            text.Append("    nullable: true\n");
        }

        if (column.Default is { } standIn)
        {
            text.Append("    default: ").Append(YamlText.Of(standIn)).Append('\n');
        }

        if (column.Personal)
        {
            text.Append("    personal: true\n");
        }
    }

    private static void WriteLimit(StringBuilder text, string key, double? limit)
    {
        if (limit is { } number)
        {
            text.Append("    ")
                .Append(key)
                .Append(": ")
                .Append(number.ToString("R", CultureInfo.InvariantCulture))
                .Append('\n');
        }
    }

    // On one line where they fit, else one per line, so that a new value is one changed line.
    private static void WriteValues(StringBuilder text, IReadOnlyList<string> values)
    {
        var line = $"    values: [{string.Join(", ", values.Select(YamlText.Of))}]";
        if (line.Length <= LongestLine)
        {
            text.Append(line).Append('\n');
            return;
        }

        text.Append("    values:\n");
        foreach (var value in values)
        {
            text.Append("      - ").Append(YamlText.Of(value)).Append('\n');
        }
    }
}
