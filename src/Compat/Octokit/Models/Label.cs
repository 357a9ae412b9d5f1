namespace Octokit;

/// <summary>A label of issues and pull requests.</summary>
public class Label
{
    public Label() { }

    public Label(
        long id,
        string url,
        string name,
        string nodeId,
        string color,
        string description,
        bool @default
    )
    {
        Id = id;
        Url = url;
        Name = name;
        NodeId = nodeId;
        Color = color;
        Description = description;
        Default = @default;
    }

    public long Id { get; private set; }

    public string Url { get; private set; }

    public string Name { get; private set; }

    public string NodeId { get; private set; }

    public string Color { get; private set; }

    public string Description { get; private set; }

    public bool Default { get; private set; }
}
