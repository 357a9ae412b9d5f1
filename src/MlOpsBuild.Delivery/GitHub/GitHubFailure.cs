using System.Net;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Says what a refusal of GitHub means and what to do. The token is in no message.</summary>
/// <param name="run">Where.</param>
/// <param name="token">With what.</param>
/// <param name="time">The clock of "try again after".</param>
/// <param name="needs">What the token must be allowed to do.</param>
internal sealed class GitHubFailure(
    GitHubRun run,
    GitHubToken token,
    TimeProvider time,
    GitHubNeeds needs
)
{
    private string Repository => $"{run.Owner}/{run.Repository}";

    /// <summary>Whether an exception tells what came, or did not come, from GitHub.</summary>
    public static bool IsOfGitHub(Exception e) =>
        e
            is ApiException
                or HttpRequestException
                or IOException
                or TimeoutException
                or GitHubAnswerException;

    /// <summary>What happened, in a few words.</summary>
    public string Short(Exception e) =>
        Clean(
            e is ApiException api
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"GitHub answered {(int)api.StatusCode} {api.Message}"
                )
                : e.Message
        );

    /// <summary>The exception to end with.</summary>
    /// <param name="e">What came.</param>
    /// <param name="step">What was tried, e.g. <c>list the comments of pull request #7</c>.</param>
    /// <param name="writes">Whether that changes anything.</param>
    /// <param name="wait">How long GitHub asks to wait, if it would help.</param>
    public MlOpsException Explain(Exception e, string step, bool writes, TimeSpan? wait)
    {
        var failed = $"Could not {step} in {Repository} at {run.ApiUrl.Host}: ";
        return e is ApiException api
            ? new MlOpsException(failed + Explain(api, writes, wait))
            : new MlOpsException(
                $"{failed}{Short(e)}. Is the network, and GitHub (www.githubstatus.com), up? Run it again: what was posted is found and not posted twice.",
                inner: e
            );
    }

    private string Explain(ApiException e, bool writes, TimeSpan? wait)
    {
        if (e is not ForbiddenException and not { StatusCode: HttpStatusCode.TooManyRequests })
        {
            return Other(e, writes);
        }

        if (GitHubWait.IsRateLimit(e))
        {
            var until = (time.GetUtcNow() + (wait ?? TimeSpan.Zero)).UtcDateTime.ToString(
                "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture
            );
            return $"{Short(e)}, and asks to wait longer or more often than is allowed here. Run it again after {until} UTC.";
        }

        return Says(e, "locked")
                ? $"the conversation is locked ({Short(e)}). Unlock it, or post no comment."
            : Says(e, "not accessible by personal access token")
                ? $"{Short(e)}. Give the token the permissions {needs.Personal}, for this repository.{Accepted(e)}"
            : Says(e, "not accessible by integration") ? Missing(e)
            : $"{Short(e)}.{Accepted(e)} Has the token the right to do that in this repository?";
    }

    private string Other(ApiException e, bool writes) =>
        e.StatusCode switch
        {
            HttpStatusCode.Unauthorized =>
                $"GitHub does not accept the token ({Short(e)}): it is wrong, expired or revoked. In a workflow hand it over as env: GITHUB_TOKEN: ${{{{ github.token }}}}; elsewhere make a new one.",
            HttpStatusCode.NotFound when writes => Missing(e),
            HttpStatusCode.NotFound =>
                $"{Short(e)}. The repository or the pull request does not exist, or the token may not see it.",
            HttpStatusCode.UnprocessableEntity => $"{Short(e)}.{Details(e)}",
            HttpStatusCode.Gone => $"{Short(e)}. The repository has this feature switched off.",
            >= HttpStatusCode.InternalServerError =>
                $"{Short(e)}. Is GitHub (www.githubstatus.com) up? Run it again: what was posted is found and not posted twice.",
            _ => $"{Short(e)}.",
        };

    private string Missing(ApiException e) =>
        $"the token lacks a permission ({Short(e)}).{Accepted(e)} Give the job, in the workflow's file:\n{needs.Workflow}";

    /// <summary>What GitHub says would do, as the keys of a workflow's file have it.</summary>
    private string Accepted(ApiException e)
    {
        if (GitHubWait.Header(e, "X-Accepted-GitHub-Permissions") is not { Length: > 0 } header)
        {
            return "";
        }

        var sets = header
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(x =>
                x.Replace('_', '-')
                    .Replace("=", ": ", StringComparison.Ordinal)
                    .Replace(",", " and ", StringComparison.Ordinal)
            );
        return $" It needs {Clean(string.Join(", or ", sets))}.";
    }

    private string Details(ApiException e) =>
        e.ApiError?.Errors is { Count: > 0 } errors
            ? $" {Clean(string.Join("; ", errors.Take(5).Select(x => $"{x.Resource} {x.Field} {x.Code} {x.Message}".Trim())))}."
            : "";

    private static bool Says(ApiException e, string words) =>
        e.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private string Clean(string text) => ReportText.Clean(token.Hide(text), 300).TrimEnd('.');
}
