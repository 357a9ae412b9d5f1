namespace Octokit;

/// <summary>Who wrote a commit or tag, and when.</summary>
public class Committer
{
    public Committer() { }

    public Committer(string name, string email, DateTimeOffset date)
        : this(nodeId: null, name, email, date) { }

    public Committer(string nodeId, string name, string email, DateTimeOffset date)
    {
        NodeId = nodeId;
        Name = name;
        Email = email;
        Date = date;
    }

    public string NodeId { get; private set; }

    public string Name { get; private set; }

    public string Email { get; private set; }

    public DateTimeOffset Date { get; private set; }
}
