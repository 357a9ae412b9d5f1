namespace Octokit;

/// <summary>A team.</summary>
/// <remarks>Privacy, permissions by repository and organization are not there.</remarks>
public class Team
{
    public Team() { }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Slug { get; private set; }

    public string Name { get; private set; }

    public string Description { get; private set; }

    public string Permission { get; private set; }

    public int MembersCount { get; private set; }

    public int ReposCount { get; private set; }

    public Team Parent { get; private set; }
}
