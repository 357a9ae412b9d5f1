using System.Text.Json.Nodes;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>
/// How something was built: SLSA provenance v1 (slsa.dev/spec/v1.0/provenance). What is <see langword="null"/> or empty
/// is not written.
/// </summary>
public sealed record SlsaProvenance
{
    /// <summary>
    /// The build type: a pipeline's stages were run by this library. <c>externalParameters</c> are the configuration and
    /// target that the user chose; <c>internalParameters</c> what the library added; <c>resolvedDependencies</c> the
    /// commit and every input file with its digest.
    /// </summary>
    public const string BuildType = "pkg:nuget/MlOpsBuild#build-types/pipeline/v1";

    /// <summary>
    /// The build type of an image: a registered or evaluated model was put into a serving image. <c>externalParameters</c> are
    /// the model and the base image; <c>internalParameters</c> what the library added; <c>resolvedDependencies</c> the commit,
    /// the base image, the program and the model's files with their digests.
    /// </summary>
    public const string ImageBuildType = "pkg:nuget/MlOpsBuild#build-types/image/v1";

    /// <summary>How it was built. <value>The default value is <see cref="BuildType"/>.</value></summary>
    public string Kind { get; init; } = BuildType;

    /// <summary>What the user chose.</summary>
    public required JsonObject ExternalParameters { get; init; }

    /// <summary>What the library added, such as its version.</summary>
    public JsonObject? InternalParameters { get; init; }

    /// <summary>Inputs, in any order. <value>The default value is empty.</value></summary>
    public IReadOnlyList<ResourceDescriptor> ResolvedDependencies { get; init; } = [];

    /// <summary>Who ran it. <value>The default value is <see cref="SlsaBuilder.Local"/>.</value></summary>
    public SlsaBuilder Builder { get; init; } = SlsaBuilder.Local;

    /// <summary>When it began; leave it out for bytes that do not depend on time.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedOn { get; init; }

    /// <summary>The statement about what was built.</summary>
    public InTotoStatement About(params IReadOnlyList<ResourceDescriptor> subjects)
    {
        var definition = new JsonObject
        {
            ["buildType"] = Kind,
            ["externalParameters"] = ExternalParameters.DeepClone(),
        };
        if (InternalParameters is not null)
        {
            definition["internalParameters"] = InternalParameters.DeepClone();
        }

        if (ResolvedDependencies.Count > 0)
        {
            definition["resolvedDependencies"] = ModelJson.List(
                ResolvedDependencies
                    .OrderBy(d => d.Uri ?? "", StringComparer.Ordinal)
                    .ThenBy(d => d.Name ?? "", StringComparer.Ordinal)
                    .Select(d => (JsonNode)d.ToJson())
            );
        }

        return new InTotoStatement(
            subjects,
            PredicateTypes.SlsaProvenance,
            new JsonObject { ["buildDefinition"] = definition, ["runDetails"] = RunDetails() }
        );
    }

    private JsonObject RunDetails()
    {
        var details = new JsonObject { ["builder"] = new JsonObject { ["id"] = Builder.Id } };
        var metadata = new JsonObject();
        ModelJson.Put(metadata, "invocationId", Builder.InvocationId);
        ModelJson.Put(metadata, "startedOn", ModelJson.Utc(StartedOn));
        ModelJson.Put(metadata, "finishedOn", ModelJson.Utc(FinishedOn));
        if (metadata.Count > 0)
        {
            details["metadata"] = metadata;
        }

        return details;
    }
}
