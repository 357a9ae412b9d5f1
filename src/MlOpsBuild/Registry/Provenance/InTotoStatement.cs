using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>An in-toto Statement v1: a predicate about subjects.</summary>
/// <param name="Subjects">What it is about; at least one, each with a digest.</param>
/// <param name="PredicateType">The URI that says what the predicate means.</param>
/// <param name="Predicate">What it says.</param>
public sealed record InTotoStatement(
    IReadOnlyList<ResourceDescriptor> Subjects,
    string PredicateType,
    JsonObject Predicate
)
{
    /// <summary>The media type of a statement: <c>payloadType</c> of its envelope.</summary>
    public const string MediaType = "application/vnd.in-toto+json";

    /// <summary>The <c>_type</c> of a statement.</summary>
    public const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>The canonical bytes: what is signed.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.ToBytes(
            new JsonObject
            {
                ["_type"] = Type,
                ["subject"] = ModelJson.List(Subjects.Select(s => (JsonNode)s.ToJson())),
                ["predicateType"] = PredicateType,
                ["predicate"] = Predicate.DeepClone(),
            }
        );

    /// <summary>Reads a statement.</summary>
    /// <exception cref="FormatException">It is no statement, or a subject has no digest.</exception>
    public static InTotoStatement Parse(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        if (!string.Equals(OciJson.Text(json, "_type"), Type, StringComparison.Ordinal))
        {
            throw new FormatException($"'_type' is not {Type}.");
        }

        ResourceDescriptor[] subjects =
        [
            .. OciJson.List(json, "subject").Select(ResourceDescriptor.FromJson),
        ];
        if (subjects.Length == 0 || subjects.Any(s => s.Digests.Count == 0))
        {
            throw new FormatException("'subject' is empty or has one without a digest.");
        }

        return new InTotoStatement(
            subjects,
            OciJson.Text(json, "predicateType")
                ?? throw new FormatException("'predicateType' is missing."),
            ModelJson.Object(json, "predicate")
        );
    }
}
