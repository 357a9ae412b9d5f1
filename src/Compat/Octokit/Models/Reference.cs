namespace Octokit;

/// <summary>A Git reference.</summary>
public class Reference
{
    public Reference() { }

    public Reference(string @ref, string nodeId, string url, TagObject @object)
    {
        Ref = @ref;
        NodeId = nodeId;
        Url = url;
        Object = @object;
    }

    public string Ref { get; private set; }

    public string NodeId { get; private set; }

    public string Url { get; private set; }

    public TagObject Object { get; private set; }
}
