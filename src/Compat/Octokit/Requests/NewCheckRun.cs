namespace Octokit;

/// <summary>A check run to create.</summary>
public class NewCheckRun
{
    public NewCheckRun(string name, string headSha)
    {
        Name = name;
        HeadSha = headSha;
    }

    public string Name { get; protected set; }

    public string HeadSha { get; protected set; }

    public string DetailsUrl { get; set; }

    public string ExternalId { get; set; }

    public StringEnum<CheckStatus>? Status { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public StringEnum<CheckConclusion>? Conclusion { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public NewCheckRunOutput Output { get; set; }

    public IReadOnlyList<NewCheckRunAction> Actions { get; set; }
}
