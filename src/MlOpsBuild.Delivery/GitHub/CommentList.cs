using MlOpsBuild.Reports;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Finds our comments on a pull request: those with the marker of our model and workflow that our own account wrote.
/// Anybody may write the marker, nobody else under our name.
/// </summary>
internal sealed class CommentList(GitHubSession session, int pullRequest, CommentMarker marker)
{
    private const string ActionsLogin = "github-actions[bot]";

    // How many comments of others may come between two that were posted at the same time.
    private const int Neighbours = 10;

    private string? _author = session.Options.CommentAuthor;

    /// <summary>Says who we are, from a comment of ours.</summary>
    public void Learn(IssueComment comment)
    {
        if (comment.User?.Login is not { Length: > 0 } login)
        {
            return;
        }

        if (
            session.Options.CommentAuthor is { } named
            && !named.Equals(login, StringComparison.OrdinalIgnoreCase)
        )
        {
            // Else each run would look for comments that nobody writes, and post one more.
            session.Options.Note(
                $"The comment was written by {ReportText.Clean(login, 100)}, not by {ReportText.Clean(named, 100)} as --comment-author says: name that one, or none."
            );
        }

        _author = login;
    }

    /// <summary>Ours, by id.</summary>
    /// <param name="all">Whether to look at all pages, or up to the first that has one of ours.</param>
    public async Task<List<OwnComment>> FindAsync(bool all)
    {
        var found = new List<OwnComment>();
        await session.ReadPagesAsync<List<IssueComment>>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"list the comments of pull request #{pullRequest}"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"issues/{pullRequest}/comments?per_page=100"
            ),
            page =>
            {
                found.AddRange(page.Select(Marked).OfType<OwnComment>().Where(IsOurs));
                found.Sort((a, b) => a.Id.CompareTo(b.Id));
                return all || !IsKnown || !IsEnough(found, page);
            }
        );
        if (!IsKnown && found.Count > 0)
        {
            var me = await session.ReadAsync(
                "ask whose the token is",
                () => session.Client.User.Current()
            );
            _author = me.Login;
            found.RemoveAll(x => !IsOurs(x));
        }

        return found;
    }

    /// <summary>Whether our name is known.</summary>
    private bool IsKnown => _author is not null || !session.Token.IsPersonal;

    /// <summary>
    /// Whether no other of ours can be on later pages. Two come from processes that posted at the same time: the second is
    /// close behind the first, and of those that were not killed each has looked at all pages. Whoever edited one has, too.
    /// </summary>
    private static bool IsEnough(List<OwnComment> found, List<IssueComment> page) =>
        found.Count > 0
        && found[0].Comment is var first
        && (
            first.UpdatedAt > first.CreatedAt
            || page.FindIndex(x => x.Id == first.Id) < page.Count - Neighbours
        );

    private OwnComment? Marked(IssueComment comment) =>
        CommentMarker.Of(comment.Body) is { IsOutdated: false } found && found.IsOfSame(marker)
            ? new OwnComment(comment.Id, found, comment)
            : null;

    private bool IsOurs(OwnComment own) =>
        !IsKnown
        || (
            own.Comment.User is { Login: { } login } user
            && login.Equals(_author ?? ActionsLogin, StringComparison.OrdinalIgnoreCase)
            && (
                session.Token.IsPersonal
                || session.Options.CommentAuthor is not null
                || user.Type == AccountType.Bot
            )
        );
}
