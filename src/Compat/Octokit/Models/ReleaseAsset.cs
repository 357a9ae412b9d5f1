namespace Octokit;

/// <summary>A file of a release.</summary>
public class ReleaseAsset
{
    public ReleaseAsset() { }

    public ReleaseAsset(
        string url,
        long id,
        string nodeId,
        string name,
        string label,
        string state,
        string contentType,
        int size,
        int downloadCount,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        string browserDownloadUrl,
        Author uploader
    )
    {
        Url = url;
        Id = id;
        NodeId = nodeId;
        Name = name;
        Label = label;
        State = state;
        ContentType = contentType;
        Size = size;
        DownloadCount = downloadCount;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        BrowserDownloadUrl = browserDownloadUrl;
        Uploader = uploader;
    }

    public string Url { get; private set; }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Name { get; private set; }

    public string Label { get; private set; }

    public string State { get; private set; }

    public string ContentType { get; private set; }

    public int Size { get; private set; }

    public int DownloadCount { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string BrowserDownloadUrl { get; private set; }

    public Author Uploader { get; private set; }

    /// <summary>An update that changes nothing yet.</summary>
    public ReleaseAssetUpdate ToUpdate() => new(Name) { Label = Label };
}
