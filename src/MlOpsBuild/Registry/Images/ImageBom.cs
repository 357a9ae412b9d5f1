using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Images;

/// <summary>
/// The bill of materials of a serving image: CycloneDX 1.6 with a component <c>container</c> that is made of its base image,
/// the program with its libraries, and the models.
/// </summary>
public sealed record ImageBom
{
    /// <summary>The media type.</summary>
    public const string MediaType = MlBom.MediaType;

    private const string ImageRef = "image";
    private const string BaseRef = "base";
    private const string ProgramRef = "program";

    /// <summary>The image's name.</summary>
    public required string Name { get; init; }

    /// <summary>The image's id: the digest of its configuration.</summary>
    public required Digest ImageId { get; init; }

    /// <summary>What it is built on: name and, where known, digest.</summary>
    public required string BaseImage { get; init; }

    /// <summary>The base image's id.</summary>
    public required Digest BaseId { get; init; }

    /// <summary>The version of the serving program and of this library.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The digest of the program's file.</summary>
    public required Digest ProgramDigest { get; init; }

    /// <summary>What the program is made of, in any order.</summary>
    public required IReadOnlyList<ImageBomLibrary> Libraries { get; init; }

    /// <summary>The models, by name, with the digests of their <c>model.json</c>.</summary>
    public required IReadOnlyDictionary<string, Digest> Models { get; init; }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes()
    {
        ImageBomLibrary[] libraries =
        [
            .. Libraries
                .OrderBy(l => l.Name, StringComparer.Ordinal)
                .ThenBy(l => l.Version, StringComparer.Ordinal),
        ];
        var models = Models.OrderBy(m => m.Key, StringComparer.Ordinal).ToArray();
        return MlBomParts.WithSerialNumber(
            new JsonObject
            {
                ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
                ["bomFormat"] = "CycloneDX",
                ["specVersion"] = "1.6",
                ["version"] = 1,
                ["metadata"] = new JsonObject
                {
                    ["component"] = Component("container", ImageRef, Name, null, ImageId),
                    ["tools"] = new JsonObject
                    {
                        ["components"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = "application",
                                ["name"] = "MlOpsBuild",
                                ["version"] = ProgramVersion,
                            }
                        ),
                    },
                },
                ["components"] = new JsonArray([
                    Component("container", BaseRef, BaseImage, null, BaseId),
                    Component(
                        "application",
                        ProgramRef,
                        "mlops-serve",
                        ProgramVersion,
                        ProgramDigest
                    ),
                    .. models.Select(m =>
                        Component("machine-learning-model", RefOf(m.Key), m.Key, null, m.Value)
                    ),
                    .. libraries.Select(Library),
                ]),
                ["dependencies"] = new JsonArray(
                    Dependency(
                        ImageRef,
                        [BaseRef, ProgramRef, .. models.Select(m => RefOf(m.Key))]
                    ),
                    Dependency(ProgramRef, libraries.Select(RefOf))
                ),
            }
        );
    }

    private static JsonObject Component(
        string type,
        string reference,
        string name,
        string? version,
        Digest digest
    )
    {
        var component = new JsonObject
        {
            ["type"] = type,
            ["bom-ref"] = reference,
            ["name"] = name,
            ["hashes"] = MlBomParts.Hashes(digest),
        };
        ModelJson.Put(component, "version", version);
        return component;
    }

    private static JsonNode Library(ImageBomLibrary library)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = RefOf(library),
            ["name"] = library.Name,
            ["version"] = library.Version,
        };
        if (library.IsPackage)
        {
            component["purl"] =
                $"pkg:nuget/{Uri.EscapeDataString(library.Name)}@{Uri.EscapeDataString(library.Version)}";
        }

        if (library.License is { } license)
        {
            component["licenses"] = new JsonArray(new JsonObject { ["expression"] = license });
        }

        return component;
    }

    private static JsonObject Dependency(string reference, IEnumerable<string> on) =>
        new() { ["ref"] = reference, ["dependsOn"] = ModelJson.List(on) };

    private static string RefOf(string model) => $"model/{model}";

    private static string RefOf(ImageBomLibrary library) =>
        $"library/{library.Name}@{library.Version}";
}
