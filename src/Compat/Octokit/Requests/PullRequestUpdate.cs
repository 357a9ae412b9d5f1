namespace Octokit;

/// <summary>Changes of a pull request; what is null stays as it is.</summary>
public class PullRequestUpdate
{
    public string Title { get; set; }

    public string Body { get; set; }

    public ItemState? State { get; set; }

    public string Base { get; set; }

    public bool? MaintainerCanModify { get; set; }
}
