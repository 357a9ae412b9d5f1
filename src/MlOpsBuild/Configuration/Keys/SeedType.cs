using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A seed: a <see cref="ulong"/>.</summary>
internal sealed class SeedType : KeyType
{
    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        "a whole number from 0 to 18446744073709551615";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context) =>
        node is YamlScalar { IsQuoted: false } scalar
        && YamlNumber.ParseUnsigned(scalar.Text) is { } seed
            ? seed
            : Reject(node, path, context);

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = 0,
            ["maximum"] = ulong.MaxValue,
        };
}
