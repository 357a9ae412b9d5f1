using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>All that a stage's outputs are a function of.</summary>
public sealed record StageInputs
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>The version of its code.</summary>
    public required int Version { get; init; }

    /// <summary>Its slice of the configuration.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>The digests (<c>sha256:...</c>) of the files it reads, by path relative to the project.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>The manifest digests (<c>sha256:...</c>) of the stages whose outputs it reads, by stage name.</summary>
    public required IReadOnlyDictionary<string, string> Upstream { get; init; }

    /// <summary>Inputs from outside the commit, by name. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> External { get; init; } = None;

    /// <summary>
    /// The stage's key: SHA-256 of the canonical JSON of all members and of nothing else. Upstream stages count with
    /// what they put out, not with how they came to it: when an upstream runs again and puts out the same, the key
    /// stays and this stage need not run.
    /// </summary>
    public Digest ToKey() => CanonicalJson.DigestOf(ToJson("files"));

    /// <summary>The members, the files under <paramref name="filesName"/>.</summary>
    internal JsonObject ToJson(string filesName) =>
        new()
        {
            ["external"] = OciJson.Map(External),
            [filesName] = OciJson.Map(Files),
            ["stage"] = Stage,
            ["parameters"] = Parameters.DeepClone(),
            ["upstream"] = OciJson.Map(Upstream),
            ["version"] = Version,
        };
}
