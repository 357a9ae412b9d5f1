namespace Octokit;

/// <summary>A file to add to a release.</summary>
public class ReleaseAssetUpload
{
    public ReleaseAssetUpload() { }

    public ReleaseAssetUpload(
        string fileName,
        string contentType,
        Stream rawData,
        TimeSpan? timeout
    )
    {
        FileName = fileName;
        ContentType = contentType;
        RawData = rawData;
        Timeout = timeout;
    }

    public string FileName { get; set; }

    public string ContentType { get; set; }

    public Stream RawData { get; set; }

    public TimeSpan? Timeout { get; set; }
}
