namespace Octokit;

/// <summary>What a reference names.</summary>
public class TagObject : GitReference
{
    public TagObject() { }

    public TagObject(
        string nodeId,
        string url,
        string label,
        string @ref,
        string sha,
        User user,
        Repository repository,
        TaggedType type
    )
        : base(nodeId, url, label, @ref, sha, user, repository)
    {
        Type = type;
    }

    public StringEnum<TaggedType> Type { get; private set; }
}
