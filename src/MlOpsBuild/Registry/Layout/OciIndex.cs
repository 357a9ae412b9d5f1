using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>
/// The content of index.json. Entries and members that others wrote are kept as they are.
/// </summary>
internal sealed class OciIndex
{
    private readonly JsonObject _root;
    private readonly JsonArray _manifests;

    private OciIndex(JsonObject root)
    {
        _root = root;
        _manifests = OciJson.List(root, "manifests");
        foreach (var item in _manifests)
        {
            _ = OciDescriptor.FromJson(item);
        }
    }

    public static OciIndex Empty() =>
        new(
            new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = OciMediaTypes.Index,
                ["manifests"] = new JsonArray(),
            }
        );

    /// <exception cref="FormatException">It is no image index.</exception>
    public static OciIndex Parse(ReadOnlySpan<byte> bytes)
    {
        var root = OciJson.Parse(bytes);
        return OciJson.Whole(root, "schemaVersion") == 2
            ? new OciIndex(root)
            : throw new FormatException("'schemaVersion' is not 2.");
    }

    public byte[] ToBytes() => CanonicalJson.ToIndented(_root);

    public IReadOnlyList<OciDescriptor> Manifests => [.. _manifests.Select(OciDescriptor.FromJson)];

    public OciDescriptor? Find(string tag)
    {
        foreach (var item in _manifests)
        {
            if (TagOf(item) == tag)
            {
                return OciDescriptor.FromJson(item);
            }
        }

        return null;
    }

    /// <summary>Points a tag at a manifest; false when it does already.</summary>
    public bool Set(string? tag, OciDescriptor manifest)
    {
        if (tag is not null && Find(tag) is { } old)
        {
            if (old.Digest == manifest.Digest)
            {
                return false;
            }

            Remove(tag);
        }

        var entry = manifest.ToJson();
        if (tag is not null)
        {
            entry["annotations"] ??= new JsonObject();
            entry["annotations"]![OciMediaTypes.RefName] = tag;
        }

        _manifests.Insert(PlaceFor(tag), entry);
        return true;
    }

    /// <summary>Removes a tag; false when there is none of that name.</summary>
    public bool Remove(string tag)
    {
        for (var i = 0; i < _manifests.Count; i++)
        {
            if (TagOf(_manifests[i]) == tag)
            {
                _manifests.RemoveAt(i);
                return true;
            }
        }

        return false;
    }

    /// <summary>Removes an entry: the one of its tag, or without a tag the one of its digest.</summary>
    public void Remove(OciDescriptor entry)
    {
        if (entry.Annotations.TryGetValue(OciMediaTypes.RefName, out var tag))
        {
            Remove(tag);
            return;
        }

        for (var i = _manifests.Count - 1; i >= 0; i--)
        {
            if (
                TagOf(_manifests[i]) is null
                && OciDescriptor.FromJson(_manifests[i]).Digest == entry.Digest
            )
            {
                _manifests.RemoveAt(i);
            }
        }
    }

    // In the order of the tags, so that the same set of tags gives the same file whoever came first.
    private int PlaceFor(string? tag)
    {
        for (var i = 0; i < _manifests.Count; i++)
        {
            if (string.CompareOrdinal(tag ?? "", TagOf(_manifests[i]) ?? "") < 0)
            {
                return i;
            }
        }

        return _manifests.Count;
    }

    private static string? TagOf(JsonNode? entry) =>
        entry?["annotations"]?[OciMediaTypes.RefName]?.GetValue<string>();
}
