namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What <see cref="GitHubPoster.PostAsync"/> did.</summary>
public sealed record PostResult
{
    /// <summary>What was done with the comment.</summary>
    public PostAction Comment { get; init; }

    /// <summary>The live comment of the model and workflow, if there is one.</summary>
    public long? CommentId { get; init; }

    /// <summary>Where to read it.</summary>
    public Uri? CommentUrl { get; init; }

    /// <summary>The pull request it is on.</summary>
    public int? PullRequest { get; init; }

    /// <summary>What was done with the check run.</summary>
    public PostAction CheckRun { get; init; }

    /// <summary>The check run, if there is one.</summary>
    public long? CheckRunId { get; init; }

    /// <summary>Where to read it.</summary>
    public Uri? CheckRunUrl { get; init; }

    /// <summary>How many requests were sent, repeated ones included; of a dry run those that read.</summary>
    public int Requests { get; init; }
}
