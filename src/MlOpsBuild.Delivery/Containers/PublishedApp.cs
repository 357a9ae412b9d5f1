using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>The serving program, published for one kind of machine.</summary>
public sealed record PublishedApp
{
    /// <summary>The runtime that it was published for, e.g. <c>linux-x64</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The folder with its files.</summary>
    public required string Folder { get; init; }

    /// <summary>Its files, relative to the folder, with their digests, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, Digest> Files { get; init; }

    /// <summary>What it was made of, for the bill of materials.</summary>
    public required IReadOnlyList<ImageBomLibrary> Libraries { get; init; }

    /// <summary>The digest of names and contents of its files.</summary>
    public Digest Digest =>
        CanonicalJson.DigestOf(
            new System.Text.Json.Nodes.JsonObject(
                Files.Select(f =>
                    KeyValuePair.Create(f.Key, (System.Text.Json.Nodes.JsonNode?)f.Value.ToString())
                )
            )
        );
}
