namespace Octokit;

/// <summary>A check suite to create.</summary>
public class NewCheckSuite
{
    public NewCheckSuite(string headSha) => HeadSha = headSha;

    public string HeadSha { get; protected set; }
}
