using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Posts reports to GitHub: a comment on the pull request and a check run on its commit.</summary>
public sealed class GitHubPoster
{
    private readonly GitHubRun _run;
    private readonly GitHubPosterOptions _options;

    /// <summary>Creates the poster; nothing is sent yet.</summary>
    /// <param name="run">Where and of what.</param>
    /// <param name="options">How.</param>
    public GitHubPoster(GitHubRun run, GitHubPosterOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        _run = run;
        _options = options;
    }

    /// <summary>Finds the pull request that the run belongs to, from what GitHub says alone.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MlOpsException">GitHub cannot be asked.</exception>
    public async Task<PullRequestMatch> FindPullRequestAsync(
        CancellationToken cancellationToken = default
    )
    {
        using var session = GitHubSession.Open(_run, _options, cancellationToken);
        return await PullRequestFinder.FindAsync(session);
    }

    /// <summary>
    /// Posts a report. It may be run again at any time, also while another run posts: of a model and workflow there is
    /// one live comment, that of the newest run. A check run is posted even where no comment can be.
    /// </summary>
    /// <param name="post">What.</param>
    /// <param name="cancellationToken">Ends it; what was posted until then is found the next time.</param>
    /// <exception cref="UsageException">There is no token, or none that can be.</exception>
    /// <exception cref="MlOpsException">GitHub refuses, is not reachable, or asks to wait longer than allowed.</exception>
    public async Task<PostResult> PostAsync(
        ReportPost post,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(post);
        using var session = GitHubSession.Open(_run, _options, cancellationToken);
        if (_run.IsReadOnly && !session.Token.IsPersonal && !_options.DryRun)
        {
            throw new MlOpsException(
                "Nothing is posted: the pull request is from a fork, for which GitHub gives the job a token that can only read. "
                    + "The workflow mlops-comment.yml (on: workflow_run) posts the report of this run when it is over; is it on the default branch?"
            );
        }

        var match = await PullRequestFinder.FindAsync(session);
        var (comment, failure) = (new PostResult(), (MlOpsException?)null);
        if (match.Number is { } number)
        {
            try
            {
                comment = await CommentAsync(session, post, number);
            }
            catch (MlOpsException e) when (!session.Retry.IsLimited)
            {
                failure = e;
            }
        }
        else
        {
            _options.Note(match.Note);
            comment = comment with
            {
                Comment = match.IsSuperseded ? PostAction.Superseded : PostAction.None,
            };
        }

        var check = await CheckAsync(session, post, comment, failure);
        return failure is not null
            ? throw failure
            : comment with
            {
                CheckRun = check.CheckRun,
                CheckRunId = check.CheckRunId,
                CheckRunUrl = check.CheckRunUrl,
                Requests = session.Requests,
            };
    }

    private static Task<PostResult> CommentAsync(GitHubSession session, ReportPost post, int number)
    {
        var reported = session.Run.Reported;
        var marker = new CommentMarker(
            post.Model,
            reported.Name,
            reported.Number,
            reported.Attempt
        );
        return new ReportComment(session, number, post, marker).PostAsync();
    }

    private async Task<PostResult> CheckAsync(
        GitHubSession session,
        ReportPost post,
        PostResult comment,
        MlOpsException? failure
    )
    {
        var why =
            session.Run.Reported.HeadSha.Length == 0 ? "the commit is not known"
            : session.Token is { IsPersonal: true, IsMissing: false }
                ? "the token is a person's, and only GitHub Apps, as GitHub Actions is, can make them"
            : null;
        if (why is not null)
        {
            _options.Note($"No check run: {why}.");
            return new PostResult();
        }

        try
        {
            return await new ReportCheckRun(session, post).PostAsync(
                comment.Comment == PostAction.Superseded
            );
        }
        catch (MlOpsException e) when (failure is not null)
        {
            // One failure ends it; the other is told.
            _options.Note(e.Message);
            return new PostResult();
        }
    }
}
