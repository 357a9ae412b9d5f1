using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// Somebody agrees that a model may be promoted to an alias: an in-toto statement about the model's manifest, attached to
/// it. Signed, it counts as much as the right to use the key; not signed, as the right to write to the store or registry. Either
/// way the name is what they said.
/// </summary>
/// <param name="Who">Who agrees, as they said.</param>
/// <param name="When">When, in UTC, to the second.</param>
/// <param name="Alias">The alias that it is for.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record Approval(string Who, DateTimeOffset When, string Alias, string Reason)
{
    /// <summary>The <c>artifactType</c> of the manifest that holds it.</summary>
    public const string ArtifactType = "application/vnd.mlopsbuild.approval.v1+json";

    /// <summary>The type of its predicate: <c>{who, when, alias, reason}</c>.</summary>
    public const string PredicateType = "pkg:nuget/MlOpsBuild#predicates/approval/v1";

    /// <summary>Attaches it to a model.</summary>
    /// <param name="layout">The store.</param>
    /// <param name="model">The model's manifest.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="key">Signs it; <see langword="null"/>: it is not signed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The descriptor of what was attached.</returns>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public Task<OciDescriptor> AttachAsync(
        OciLayout layout,
        OciDescriptor model,
        string name,
        SigningKey? key,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(model);
        var statement = new InTotoStatement(
            [ResourceDescriptor.Of(name, model.Digest, model.MediaType)],
            PredicateType,
            new JsonObject
            {
                ["who"] = Who,
                ["when"] = ModelJson.Utc(When),
                ["alias"] = Alias,
                ["reason"] = Reason,
            }
        );
        var envelope = key is null ? null : DsseEnvelope.Sign(statement, key);
        return new Attachments(layout).AttachAsync(
            model,
            ArtifactType,
            envelope is null ? InTotoStatement.MediaType : DsseEnvelope.MediaType,
            envelope?.ToBytes() ?? statement.ToBytes(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PredicateTypes.Annotation] = PredicateType,
            },
            cancellationToken
        );
    }

    /// <exception cref="FormatException">The predicate is none.</exception>
    internal static Approval FromJson(JsonObject predicate) =>
        new(
            OciJson.Text(predicate, "who") is { Length: > 0 } who
                ? who
                : throw new FormatException("'who' is missing."),
            ModelJson.Time(predicate, "when") ?? throw new FormatException("'when' is missing."),
            OciJson.Text(predicate, "alias") ?? "",
            OciJson.Text(predicate, "reason") ?? ""
        );
}
