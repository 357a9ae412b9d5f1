namespace MlOpsBuild.Delivery.GitHub;

/// <summary>There was an answer that is none of GitHub's, e.g. the page of a proxy. Never leaves this folder.</summary>
internal sealed class GitHubAnswerException(string message, Exception? inner = null)
    : Exception(message, inner)
{
    public static GitHubAnswerException Other(Exception? inner = null) =>
        new(
            "what answered is not GitHub's API"
                + (inner is null ? "" : $" ({inner.GetType().Name})"),
            inner
        );
}
