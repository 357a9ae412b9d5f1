using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Models;

/// <summary>What SLSA provenance says of a model; of several, the first that names a commit.</summary>
internal sealed class ProvenanceFacts
{
    private const string GitCommit = "gitCommit";

    public ProvenanceFacts(IEnumerable<InTotoStatement> statements)
    {
        foreach (var predicate in statements.Select(s => s.Predicate))
        {
            var resolved = Resolved(predicate);
            var commit = resolved
                .Select(d => d.Digests.GetValueOrDefault(GitCommit))
                .FirstOrDefault(IsCommit);
            if (Commit is not null || (Files.Count > 0 && commit is null))
            {
                continue;
            }

            Commit = commit;
            Finished = FinishedOn(predicate);
            Files =
            [
                .. resolved
                    .Where(d => d.Name is { Length: > 0 } && d.Digests.ContainsKey("sha256"))
                    .Select(d => (d.Name, Digest: TryDigest(d.Digests["sha256"])))
                    .Where(d => !d.Digest.IsEmpty)
                    .Select(d => new FileDigest(d.Name!, d.Digest))
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ];
        }
    }

    public string? Commit { get; }

    public DateTimeOffset? Finished { get; }

    public IReadOnlyList<FileDigest> Files { get; } = [];

    private static ResourceDescriptor[] Resolved(JsonObject predicate)
    {
        try
        {
            var list =
                (predicate["buildDefinition"] as JsonObject)?["resolvedDependencies"] as JsonArray;
            return [.. (list ?? []).Select(ResourceDescriptor.FromJson)];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static DateTimeOffset? FinishedOn(JsonObject predicate)
    {
        try
        {
            return (predicate["runDetails"] as JsonObject)?["metadata"] is JsonObject metadata
                ? ModelJson.Time(metadata, "finishedOn") ?? ModelJson.Time(metadata, "startedOn")
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // It goes into command lines and lookups: nothing but a full id.
    private static bool IsCommit(string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower);

    private static Digest TryDigest(string hex) =>
        Digest.TryParse("sha256:" + hex, out var digest) ? digest : default;
}
