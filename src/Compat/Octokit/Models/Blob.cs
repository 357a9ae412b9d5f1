namespace Octokit;

/// <summary>The content of a file.</summary>
public class Blob
{
    public Blob() { }

    public Blob(string nodeId, string content, EncodingType encoding, string sha, int size)
    {
        NodeId = nodeId;
        Content = content;
        Encoding = encoding;
        Sha = sha;
        Size = size;
    }

    public string NodeId { get; private set; }

    public string Content { get; private set; }

    public StringEnum<EncodingType> Encoding { get; private set; }

    public string Sha { get; private set; }

    public int Size { get; private set; }
}
