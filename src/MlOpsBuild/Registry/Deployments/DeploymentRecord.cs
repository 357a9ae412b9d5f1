using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Registry.Deployments;

/// <summary>
/// One deployment of a model to one environment, whatever became of it: a manifest of its own whose <c>subject</c> is the
/// model's package and whose config says the rest. Each names the manifest of the one before it in that environment, so that
/// the history is a chain of digests, as that of an alias is.
/// </summary>
public sealed record DeploymentRecord : IChainLink<DeploymentRecord>
{
    /// <summary>The <c>artifactType</c> of the manifest and the media type of its config.</summary>
    public const string ArtifactType = "application/vnd.mlopsbuild.deployment.v1+json";

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Which deployment to the environment it is, from 1, without gaps; 0 until it is stored.</summary>
    public int Number { get; init; }

    /// <summary>What was asked for.</summary>
    public required DeploymentAction Action { get; init; }

    /// <summary>The registered model.</summary>
    public required MovedModel Model { get; init; }

    /// <summary>The SHA-256 of the <c>model.json</c> that the image serves.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>The image.</summary>
    public required DeployedImage Image { get; init; }

    /// <summary>How it took over, e.g. <c>canary</c>.</summary>
    public required string Strategy { get; init; }

    /// <summary>What became of it.</summary>
    public required DeploymentOutcome Outcome { get; init; }

    /// <summary>Why it failed, one line for people; empty when it did not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where the environment answers, for people; <see langword="null"/> when that is not known.</summary>
    public string? Address { get; init; }

    /// <summary>Who did it, as they said.</summary>
    public required string Who { get; init; }

    /// <summary>When it ended, in UTC, to the second.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>The digest of the manifest of the deployment before; <see langword="null"/> where the history starts.</summary>
    public Digest? Previous { get; init; }

    /// <summary>Its own manifest, once it is stored.</summary>
    public OciDescriptor? Manifest { get; init; }

    /// <summary>Whether the model got all requests in the end.</summary>
    public bool TookOver =>
        Outcome == DeploymentOutcome.Succeeded && Action != DeploymentAction.Shadow;

    static string IChainLink<DeploymentRecord>.Noun => "deployment";

    static string IChainLink<DeploymentRecord>.Type => ArtifactType;

    string IChainLink<DeploymentRecord>.Chain => ModelTags.OfDeployments(Environment);

    bool IChainLink<DeploymentRecord>.MayStartAnew => true;

    Digest IChainLink<DeploymentRecord>.Subject => Model.Digest;

    /// <summary>The canonical bytes of the config.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.ToBytes(
            new JsonObject
            {
                ["environment"] = Environment,
                ["number"] = (long)Number,
                ["action"] = NameOf(Action),
                ["model"] = Model.ToJson(),
                ["modelDigest"] = ModelDigest.ToString(),
                ["image"] = Image.ToJson(),
                ["strategy"] = Strategy,
                ["outcome"] = NameOf(Outcome),
                ["reason"] = Reason,
                ["address"] = Address,
                ["who"] = Who,
                ["when"] = ModelJson.Utc(When),
                ["previous"] = Previous?.ToString(),
            }
        );

    /// <summary>Reads a config.</summary>
    /// <exception cref="FormatException">It is no deployment.</exception>
    public static DeploymentRecord Parse(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        var number = OciJson.Whole(json, "number");
        return new DeploymentRecord
        {
            Environment = Required(json, "environment"),
            Number = number is > 0 and <= int.MaxValue
                ? (int)number
                : throw new FormatException("'number' is not 1 or more."),
            Action = Named<DeploymentAction>(json, "action", NameOf),
            Model =
                MovedModel.FromJson(json["model"])
                ?? throw new FormatException("'model' is missing."),
            ModelDigest = Digest.Parse(Required(json, "modelDigest")),
            Image = DeployedImage.FromJson(json["image"]),
            Strategy = Required(json, "strategy"),
            Outcome = Named<DeploymentOutcome>(json, "outcome", NameOf),
            Reason = OciJson.Text(json, "reason") ?? "",
            Address = OciJson.Text(json, "address"),
            Who = Required(json, "who"),
            When = ModelJson.Time(json, "when") ?? throw new FormatException("'when' is missing."),
            Previous = OciJson.Text(json, "previous") is { } previous
                ? Digest.Parse(previous)
                : null,
        };
    }

    /// <summary><c>deploy</c>, <c>rollback</c> or <c>shadow</c>.</summary>
    public static string NameOf(DeploymentAction action) =>
        action switch
        {
            DeploymentAction.Deploy => "deploy",
            DeploymentAction.Rollback => "rollback",
            _ => "shadow",
        };

    /// <summary><c>succeeded</c>, <c>failed</c> or <c>rolled-back</c>.</summary>
    public static string NameOf(DeploymentOutcome outcome) =>
        outcome switch
        {
            DeploymentOutcome.Succeeded => "succeeded",
            DeploymentOutcome.Failed => "failed",
            _ => "rolled-back",
        };

    static DeploymentRecord IChainLink<DeploymentRecord>.Read(ReadOnlySpan<byte> bytes) =>
        Parse(bytes);

    DeploymentRecord IChainLink<DeploymentRecord>.At(OciDescriptor manifest) =>
        this with
        {
            Manifest = manifest,
        };

    string? IChainLink<DeploymentRecord>.WhyNotAfter(DeploymentRecord before) => null;

    private static T Named<T>(JsonObject json, string name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        var text = Required(json, name);
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(nameOf(value), text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw new FormatException($"'{name}' is {TarNames.Quote(text)}.");
    }

    private static string Required(JsonObject json, string name) =>
        OciJson.Text(json, name) ?? throw new FormatException($"'{name}' is missing.");
}
