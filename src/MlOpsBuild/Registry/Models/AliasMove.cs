using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// One move of an alias: a manifest of its own whose <c>subject</c> is the model that the alias came to, and whose config
/// says the rest. Each names the manifest of the one before it, so that the history is a chain of digests.
/// </summary>
public sealed record AliasMove : IChainLink<AliasMove>
{
    /// <summary>The <c>artifactType</c> of the manifest and the media type of its config.</summary>
    public const string ArtifactType = "application/vnd.mlopsbuild.alias-move.v1+json";

    /// <summary>The alias.</summary>
    public required string Alias { get; init; }

    /// <summary>Which move it is, from 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Why it moved.</summary>
    public required MoveAction Action { get; init; }

    /// <summary>Where the alias was; <see langword="null"/> when it was new or that is not known.</summary>
    public MovedModel? From { get; init; }

    /// <summary>Where it came to.</summary>
    public required MovedModel To { get; init; }

    /// <summary>Who did it, as they said.</summary>
    public required string Who { get; init; }

    /// <summary>When, in UTC, to the second.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>The reason that was given; may be empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>The digest of the manifest of the move before; <see langword="null"/> where the history starts.</summary>
    public Digest? Previous { get; init; }

    /// <summary>Its own manifest, once it is stored.</summary>
    public OciDescriptor? Manifest { get; init; }

    /// <summary>Whether nothing before it counts.</summary>
    public bool IsStart => Previous is null;

    /// <summary>The canonical bytes of the config.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.ToBytes(
            new JsonObject
            {
                ["alias"] = Alias,
                ["number"] = (long)Number,
                ["action"] = NameOf(Action),
                ["from"] = From?.ToJson(),
                ["to"] = To.ToJson(),
                ["who"] = Who,
                ["when"] = ModelJson.Utc(When),
                ["why"] = Why,
                ["previous"] = Previous?.ToString(),
            }
        );

    /// <summary>Reads a config.</summary>
    /// <exception cref="FormatException">It is no move.</exception>
    public static AliasMove Parse(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        var number = OciJson.Whole(json, "number");
        return new AliasMove
        {
            Alias = Required(json, "alias"),
            Number = number is > 0 and <= int.MaxValue
                ? (int)number
                : throw new FormatException("'number' is not 1 or more."),
            Action = Required(json, "action") switch
            {
                "promote" => MoveAction.Promote,
                "rollback" => MoveAction.Rollback,
                "record" => MoveAction.Record,
                var other => throw new FormatException($"'action' is {TarNames.Quote(other)}."),
            },
            From = MovedModel.FromJson(json["from"]),
            To = MovedModel.FromJson(json["to"]) ?? throw new FormatException("'to' is missing."),
            Who = Required(json, "who"),
            When = ModelJson.Time(json, "when") ?? throw new FormatException("'when' is missing."),
            Why = OciJson.Text(json, "why") ?? "",
            Previous = OciJson.Text(json, "previous") is { } previous
                ? Digest.Parse(previous)
                : null,
        };
    }

    /// <summary><c>promote</c>, <c>rollback</c> or <c>record</c>.</summary>
    public static string NameOf(MoveAction action) =>
        action switch
        {
            MoveAction.Promote => "promote",
            MoveAction.Rollback => "rollback",
            _ => "record",
        };

    static string IChainLink<AliasMove>.Noun => "move";

    static string IChainLink<AliasMove>.Type => ArtifactType;

    string IChainLink<AliasMove>.Chain => Alias;

    bool IChainLink<AliasMove>.MayStartAnew => Action == MoveAction.Record;

    Digest IChainLink<AliasMove>.Subject => To.Digest;

    static AliasMove IChainLink<AliasMove>.Read(ReadOnlySpan<byte> bytes) => Parse(bytes);

    AliasMove IChainLink<AliasMove>.At(OciDescriptor manifest) => this with { Manifest = manifest };

    string? IChainLink<AliasMove>.WhyNotAfter(AliasMove before) =>
        From?.Digest == before.To.Digest
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"move {Number} starts at {From?.Display ?? "nothing"}, and move {before.Number} ended at {before.To.Display}"
            );

    private static string Required(JsonObject json, string name) =>
        OciJson.Text(json, name) ?? throw new FormatException($"'{name}' is missing.");
}
