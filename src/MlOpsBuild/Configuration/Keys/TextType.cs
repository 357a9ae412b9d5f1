using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>Text.</summary>
/// <param name="expected">What is allowed, e.g. <c>a column name</c>.</param>
internal sealed class TextType(string expected) : KeyType
{
    /// <summary>
    /// Whether an unquoted number or <c>true</c> is taken as the text that it is written as: for what also stands in
    /// the data, such as <c>positive: 1</c>.
    /// </summary>
    public bool AsWritten { get; init; }

    /// <summary>Whether the quoted empty text is allowed.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether a text is allowed. <see langword="null"/>: any.</summary>
    public Func<string, bool>? IsValid { get; init; }

    /// <summary>The same as a regular expression for the JSON schema.</summary>
    public string? Pattern { get; init; }

    /// <summary>What to write instead of a text that is not allowed, with a leading space, or an empty string.</summary>
    public Func<string, string>? Hint { get; init; }

    /// <inheritdoc/>
    public override string Expected(ReadContext context) => expected;

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (
            node is not YamlScalar { IsNull: false } scalar
            || (scalar.Text.Length == 0 && !MayBeEmpty)
        )
        {
            return Reject(node, path, context);
        }

        if (!AsWritten && (scalar.Flag is not null || scalar.Number is not null))
        {
            return Reject(
                node,
                path,
                context,
                $" For the text, put it in quotes: \"{scalar.Text}\"."
            );
        }

        return IsValid is null || IsValid(scalar.Text)
            ? scalar.Text
            : Reject(node, path, context, Hint?.Invoke(scalar.Text) ?? "");
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary)
    {
        var schema = new JsonObject
        {
            ["type"] = AsWritten
                ? new JsonArray("string", "number", "boolean")
                : JsonValue.Create("string"),
        };
        if (Pattern is not null)
        {
            schema["pattern"] = Pattern;
        }
        else if (!MayBeEmpty)
        {
            schema["minLength"] = 1;
        }

        return schema;
    }
}
