using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class FlagType : KeyType
{
    /// <inheritdoc/>
    public override string Expected(ReadContext context) => "true or false";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context) =>
        node is YamlScalar scalar
            ? scalar.Flag ?? Reject(node, path, context, HintFor(scalar))
            : Reject(node, path, context);

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new() { ["type"] = "boolean" };

    private static string HintFor(YamlScalar scalar) =>
        scalar.Text.ToLowerInvariant() switch
        {
            "yes" or "on" or "y" => " Write true.",
            "no" or "off" or "n" => " Write false.",
            "true" or "false" when scalar.IsQuoted => " Remove the quotes.",
            var text => NearestName.Hint(text, ["true", "false"]),
        };
}
