using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>
/// What a model is called and where it comes from: <c>descriptor</c> of a ModelPack config. What is
/// <see langword="null"/> or empty is not written.
/// </summary>
public sealed record ModelDescriptor
{
    /// <summary>The moment of creation, written in UTC to the second (RFC 3339); leave it out for equal digests.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who is responsible, free text. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Who distributes it.</summary>
    public string? Vendor { get; init; }

    /// <summary>The family or lineage.</summary>
    public string? Family { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The version.</summary>
    public string? Version { get; init; }

    /// <summary>A title for people.</summary>
    public string? Title { get; init; }

    /// <summary>A description for people.</summary>
    public string? Description { get; init; }

    /// <summary>Where its documentation is.</summary>
    public string? DocUrl { get; init; }

    /// <summary>Where its source is.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Where the data are that it was trained on. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> DatasetsUrl { get; init; } = [];

    /// <summary>The revision in source control, e.g. a git commit.</summary>
    public string? Revision { get; init; }

    /// <summary>SPDX licence expressions. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> Licenses { get; init; } = [];

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        ModelJson.Put(json, "createdAt", ModelJson.Utc(CreatedAt));
        ModelJson.Put(json, "authors", Authors);
        ModelJson.Put(json, "vendor", Vendor);
        ModelJson.Put(json, "family", Family);
        ModelJson.Put(json, "name", Name);
        ModelJson.Put(json, "version", Version);
        ModelJson.Put(json, "title", Title);
        ModelJson.Put(json, "description", Description);
        ModelJson.Put(json, "docURL", DocUrl);
        ModelJson.Put(json, "sourceURL", SourceUrl);
        ModelJson.Put(json, "datasetsURL", DatasetsUrl);
        ModelJson.Put(json, "revision", Revision);
        ModelJson.Put(json, "licenses", Licenses);
        return json;
    }

    internal static ModelDescriptor FromJson(JsonObject json) =>
        new()
        {
            CreatedAt = ModelJson.Time(json, "createdAt"),
            Authors = ModelJson.Texts(json, "authors"),
            Vendor = OciJson.Text(json, "vendor"),
            Family = OciJson.Text(json, "family"),
            Name = OciJson.Text(json, "name"),
            Version = OciJson.Text(json, "version"),
            Title = OciJson.Text(json, "title"),
            Description = OciJson.Text(json, "description"),
            DocUrl = OciJson.Text(json, "docURL"),
            SourceUrl = OciJson.Text(json, "sourceURL"),
            DatasetsUrl = ModelJson.Texts(json, "datasetsURL"),
            Revision = OciJson.Text(json, "revision"),
            Licenses = ModelJson.Texts(json, "licenses"),
        };
}
