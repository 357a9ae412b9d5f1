using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Nuke;

/// <summary>What the terminal says of posting.</summary>
internal static class PostText
{
    private static readonly (string Name, CommentMode Mode)[] Modes =
    [
        ("update", CommentMode.Update),
        ("recreate", CommentMode.Recreate),
        ("minimize-old", CommentMode.MinimizeOld),
    ];

    /// <summary>The mode that <c>--comment-mode</c> names.</summary>
    /// <exception cref="UsageException">It names none.</exception>
    public static CommentMode ModeOf(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return CommentMode.Update;
        }

        foreach (var (known, mode) in Modes)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return mode;
            }
        }

        var names = Modes.Select(m => m.Name).ToList();
        throw new UsageException(
            $"--comment-mode is '{name}', expected {string.Join(", ", names[..^1])} or {names[^1]}.{NearestName.Hint(name, names)}"
        );
    }

    /// <summary>One line: what was done, and where to see it.</summary>
    public static string Render(string model, PostResult result, bool dryRun)
    {
        if (dryRun)
        {
            return $"{model}: nothing was sent, the requests are above";
        }

        model = model.Length == 0 ? "no model" : model;
        var parts = new List<string>();
        Add("comment", result.Comment, result.CommentUrl);
        Add("check", result.CheckRun, result.CheckRunUrl);
        parts.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Requests} {(result.Requests == 1 ? "request" : "requests")}"
            )
        );
        return $"{model}: {string.Join(", ", parts)}";

        void Add(string what, PostAction action, Uri? url)
        {
            if (action == PostAction.None)
            {
                return;
            }

            var place = url is null ? "" : $" {url.AbsoluteUri}";
            parts.Add(
                action switch
                {
                    PostAction.Superseded => $"{what} left to a newer run",
                    var done => $"{what} {done.ToString().ToLowerInvariant()}{place}",
                }
            );
        }
    }

    /// <summary>What would be posted and where, and what is missing for it.</summary>
    public static string Instead(GitHubRun? run, int? pullRequest, bool hasToken, RunReport content)
    {
        var post = ReportPost.Of(content, run?.RunUrl);
        var text = new StringBuilder("Nothing was posted. This would be:\n");
        Line(
            "repository",
            run is null
                ? "not known: no remote 'origin' on GitHub in .git/config; for a GitHub Enterprise Server set GITHUB_API_URL to https://HOST/api/v3"
                : $"{run.Owner}/{run.Repository}"
        );
        Line(
            "pull request",
            pullRequest is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"#{number}")
                : "none: name it with --pull-request N"
        );
        Line(
            "token",
            hasToken
                ? "given"
                : "none: set GITHUB_TOKEN in the environment to a token with the right to write pull requests"
        );
        Line("check", $"{post.Outcome.ToString().ToLowerInvariant()}: {post.Title}");
        text.Append("The comment:\n\n");
        return text.Append(post.Body(Marker(post.Model, run), 60_000)).ToString();

        void Line(string what, string value) =>
            text.Append(CultureInfo.InvariantCulture, $"  {what, -12}  {value}\n");
    }

    private static string Marker(string model, GitHubRun? run) =>
        new CommentMarker(
            model,
            run?.Workflow ?? GitHubRun.LocalWorkflow,
            run?.RunNumber ?? 0,
            run?.RunAttempt ?? 0
        ).Format();
}
