namespace Octokit;

/// <summary>The pull request cannot be merged (405).</summary>
public class PullRequestNotMergeableException : ApiException
{
    public PullRequestNotMergeableException(IResponse response)
        : this(response, innerException: null) { }

    public PullRequestNotMergeableException(IResponse response, Exception innerException)
        : base(response, innerException) { }

    public override string Message => ApiErrorMessageSafe ?? "Pull Request is not mergeable";
}
