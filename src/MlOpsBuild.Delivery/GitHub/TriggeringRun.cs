namespace MlOpsBuild.Delivery.GitHub;

/// <summary>The run that an event <c>workflow_run</c> is about, as GitHub itself says.</summary>
public sealed record TriggeringRun
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its number within its workflow.</summary>
    public required long Number { get; init; }

    /// <summary>Which attempt of it, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Its workflow's name, or where that has none the path of its file.</summary>
    public required string Name { get; init; }

    /// <summary>The commit it ran on; of a pull request its head.</summary>
    public required string HeadSha { get; init; }

    /// <summary>The branch it ran on, or empty.</summary>
    public string HeadBranch { get; init; } = "";

    /// <summary>Who owns the repository that the branch is in; empty when that repository is gone.</summary>
    public string HeadOwner { get; init; } = "";

    /// <summary>How it ended, e.g. <c>success</c>, or empty.</summary>
    public string Conclusion { get; init; } = "";

    /// <summary>What started it, e.g. <c>pull_request</c>.</summary>
    public string Event { get; init; } = "";

    /// <summary>The pull requests of this repository that GitHub names; of a fork's run it names none.</summary>
    public IReadOnlyList<PullRequestHead> PullRequests { get; init; } = [];
}
