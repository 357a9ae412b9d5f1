using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>
/// What a key's value may be. One object reads and checks the value, names what is allowed in messages, and describes
/// it in the JSON schema, so that the three cannot differ.
/// </summary>
internal abstract class KeyType
{
    /// <summary>What is allowed, e.g. <c>a number above 0 and below 1</c>.</summary>
    /// <param name="context">What has been read so far.</param>
    public abstract string Expected(ReadContext context);

    /// <summary>The value, or <see langword="null"/> after telling <see cref="ReadContext.Problems"/> what is wrong.</summary>
    /// <param name="node">The value's place.</param>
    /// <param name="path">The key with the sections around it, e.g. <c>data.label</c>.</param>
    /// <param name="context">Where problems go.</param>
    public abstract object? Read(YamlNode node, string path, ReadContext context);

    /// <summary>The JSON schema (draft-07) of the value.</summary>
    public abstract JsonObject ToSchema(ConfigVocabulary vocabulary);

    /// <summary>Reports that the value is not what is expected.</summary>
    protected object? Reject(YamlNode node, string path, ReadContext context, string hint = "")
    {
        context.Problems.Add(
            node,
            $"{path}: found {node.Describe()}, expected {Expected(context)}.{hint}"
        );
        return null;
    }
}
