using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>
/// What it is written as: a <see cref="bool"/>, a <see cref="long"/>, a finite <see cref="double"/>, or text. <c>0.0</c> is a number
/// with a fraction, <c>0</c> a whole one.
/// </summary>
internal sealed class FreeValueType : KeyType
{
    /// <summary>The one there is.</summary>
    public static readonly FreeValueType Any = new();

    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        "a finite number, true, false or a text";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            return Reject(node, path, context);
        }

        if (scalar.Flag is { } flag)
        {
            return flag;
        }

        if (scalar.Number is not { } number)
        {
            return scalar.Text;
        }

        return double.IsFinite(number)
            ? YamlNumber.ParseWhole(scalar.Text) ?? (object)number
            : Reject(node, path, context);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
