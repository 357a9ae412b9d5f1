using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>How a model was built, as its provenance says: enough to build it again and to name what differs.</summary>
public sealed record BuildRecord
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The project's folder in the commit, forward slashes, <c>.</c> for its root.</summary>
    public required string Project { get; init; }

    /// <summary>The configuration's file in that folder.</summary>
    public required string Config { get; init; }

    /// <summary>The full id of the commit; empty outside a Git repository.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Where the repository is; <see langword="null"/> when it has no address that others can use.</summary>
    public string? Repository { get; init; }

    /// <summary>Whether files differed from the commit, so that it does not hold what the model was made of.</summary>
    public bool Uncommitted { get; init; }

    /// <summary>The version of this library.</summary>
    public string ToolVersion { get; init; } = "";

    /// <summary>The digests of configuration, schema and data, by path relative to the project.</summary>
    public required IReadOnlyDictionary<string, Digest> Files { get; init; }

    /// <summary>What the stages ran on and put out, in the order in which they ran.</summary>
    public required IReadOnlyList<StageLock> Stages { get; init; }

    /// <summary>The provenance that says this.</summary>
    /// <param name="builder">Who ran it.</param>
    public SlsaProvenance ToProvenance(SlsaBuilder builder)
    {
        var dependencies = Files.Select(f => ResourceDescriptor.Of(f.Key, f.Value)).ToList();
        if (Commit.Length > 0)
        {
            dependencies.Add(
                Repository is null
                    ? new ResourceDescriptor
                    {
                        Name = "source",
                        Digests = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["gitCommit"] = Commit,
                        },
                    }
                    : ResourceDescriptor.OfGitCommit(Repository, Commit)
            );
        }

        return new SlsaProvenance
        {
            Builder = builder,
            ExternalParameters = new JsonObject
            {
                ["config"] = Config,
                ["model"] = Model,
                ["project"] = Project,
            },
            InternalParameters = new JsonObject
            {
                ["stages"] = ModelJson.List(Stages.Select(s => JsonNode.Parse(s.ToBytes())!)),
                ["uncommitted"] = Uncommitted,
                ["version"] = ToolVersion,
            },
            ResolvedDependencies = dependencies,
        };
    }

    /// <summary>Reads what <see cref="ToProvenance"/> made.</summary>
    /// <exception cref="FormatException">It is another provenance, such as that of another build type.</exception>
    public static BuildRecord Read(InTotoStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var definition = ModelJson.Object(statement.Predicate, "buildDefinition");
        if (
            statement.PredicateType != PredicateTypes.SlsaProvenance
            || OciJson.Text(definition, "buildType") is not SlsaProvenance.BuildType
        )
        {
            throw new FormatException($"the build type is not {SlsaProvenance.BuildType}");
        }

        var outer = ModelJson.Object(definition, "externalParameters");
        var inner = ModelJson.Object(definition, "internalParameters");
        ResourceDescriptor[] dependencies =
        [
            .. OciJson.List(definition, "resolvedDependencies").Select(ResourceDescriptor.FromJson),
        ];
        var source = dependencies.FirstOrDefault(d => d.Digests.ContainsKey("gitCommit"));
        return new BuildRecord
        {
            Model = Text(outer, "model"),
            Project = Text(outer, "project"),
            Config = Text(outer, "config"),
            Commit = source?.Digests["gitCommit"] ?? "",
            Repository = source?.Uri,
            Uncommitted =
                inner["uncommitted"] is JsonValue flag && flag.TryGetValue(out bool said) && said,
            ToolVersion = OciJson.Text(inner, "version") ?? "",
            Files = FilesOf(dependencies),
            Stages =
            [
                .. OciJson
                    .List(inner, "stages")
                    .Select(s => StageLock.Parse(CanonicalJson.ToIndented(s))),
            ],
        };
    }

    private static SortedDictionary<string, Digest> FilesOf(ResourceDescriptor[] dependencies)
    {
        var files = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var dependency in dependencies)
        {
            if (
                dependency.Name is { } name
                && dependency.Digests.TryGetValue("sha256", out var hex)
            )
            {
                files[name] = Digest.Parse("sha256:" + hex);
            }
        }

        return files;
    }

    private static string Text(JsonObject json, string name) =>
        OciJson.Text(json, name) ?? throw new FormatException($"'{name}' is missing");
}
