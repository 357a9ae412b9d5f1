namespace Octokit;

/// <summary>The head of the pull request is not the expected commit (409).</summary>
public class PullRequestMismatchException : ApiException
{
    public PullRequestMismatchException(IResponse response)
        : this(response, innerException: null) { }

    public PullRequestMismatchException(IResponse response, Exception innerException)
        : base(response, innerException) { }

    public override string Message =>
        ApiErrorMessageSafe ?? "Head branch was modified. Review and try the merge again.";
}
