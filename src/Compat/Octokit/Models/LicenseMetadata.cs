namespace Octokit;

/// <summary>A licence.</summary>
public class LicenseMetadata
{
    public LicenseMetadata() { }

    public LicenseMetadata(
        string key,
        string nodeId,
        string name,
        string spdxId,
        string url,
        bool featured
    )
    {
        Key = key;
        NodeId = nodeId;
        Name = name;
        SpdxId = spdxId;
        Url = url;
        Featured = featured;
    }

    public string Key { get; private set; }

    public string NodeId { get; private set; }

    public string Name { get; private set; }

    public string SpdxId { get; private set; }

    public string Url { get; private set; }

    public bool Featured { get; private set; }
}
