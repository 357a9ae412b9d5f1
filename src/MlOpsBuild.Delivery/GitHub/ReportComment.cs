using MlOpsBuild.Common;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Posts a report as the one live comment of its model and workflow on a pull request.</summary>
/// <remarks>
/// <para>
/// There is no lock and no state but the comments themselves. A pass looks at them, does what is missing and ends when
/// nothing is. It begins anew after every write that changes what others must agree on, and after every write whose
/// answer was lost; no write is sent twice without a look in between. So any number of faults, of killed processes and
/// of processes at the same time leads to the same end.
/// </para>
/// <para>
/// <see cref="CommentMode.Update"/>: of ours the one with the lowest id stays, with the content of the newest run;
/// others are deleted first and it is edited after. Who finds none posts one and looks again at all pages, because another
/// may have done so too: both see both then, and agree which one stays. A process
/// that is killed before that second look leaves a second one near the first: where that may be on a later page, later
/// pages are looked at; otherwise the first page with one of ours is enough.
/// </para>
/// <para>
/// <see cref="CommentMode.Recreate"/> and <see cref="CommentMode.MinimizeOld"/>: a run posts its own, looks, and removes
/// (or folds, then marks as outdated) all but the newest run's, its own included.
/// </para>
/// <para>
/// Guarantee: after any processes that were killed between any two requests, one that ends leaves exactly one live
/// comment, which is not older than its own. Of runs at the same time the newest run's comment stays. What remains: GitHub
/// edits without conditions, so in Update two runs that edit the same comment in the moment between the look and
/// the edit of the older one leave the older one's content, until the next run; the other modes have no such moment.
/// All of it holds as far as GitHub's lists show what was written before, and of runs of one mode: what a killed run of
/// another mode left beyond the page of the first of ours, Update does not look for.
/// </para>
/// </remarks>
internal sealed class ReportComment
{
    private const int MostCharacters = 65_536;
    private const int Budget = 60_000;
    private const int MostPasses = 20;
    private const int MostLags = 3;

    private readonly GitHubSession _session;
    private readonly int _number;
    private readonly ReportPost _post;
    private readonly CommentMarker _marker;
    private readonly CommentList _list;
    private readonly CommentEdits _edits;
    private readonly OutdatedComment _outdated;
    private string _body;
    private bool _halved;
    private bool _all;
    private bool _tried;
    private IssueComment? _created;
    private bool _updated;
    private int _lags;

    public ReportComment(GitHubSession session, int number, ReportPost post, CommentMarker marker)
    {
        _session = session;
        _number = number;
        _post = post;
        _marker = marker;
        _list = new CommentList(session, number, marker);
        _edits = new CommentEdits(session);
        _outdated = new OutdatedComment(session, _edits);
        _body = Render(Budget);
    }

    private bool Updates => _session.Options.Mode == CommentMode.Update;

    private IIssueCommentsClient Comments => _session.Client.Issue.Comment;

    private string Owner => _session.Run.Owner;

    private string Repository => _session.Run.Repository;

    public Task<PostResult> PostAsync() =>
        _session.Retry.RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"comment on pull request #{_number}"),
            writes: true,
            SettleAsync
        );

    private async Task<PostResult> SettleAsync()
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            try
            {
                if (await PassAsync() is { } result)
                {
                    return result;
                }
            }
            catch (ApiValidationException e) when (!_halved && IsTooLong(e))
            {
                _halved = true;
                _body = Render(Budget / 2);
            }
        }

        throw new MlOpsException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The comments of pull request #{_number} of {Owner}/{Repository} changed {MostPasses} times while the report was posted. Are there other processes that delete them? Run it again when they are done."
            )
        );
    }

    /// <summary>Looks, and does what is missing; nothing when one must look again.</summary>
    private async Task<PostResult?> PassAsync()
    {
        var ours = await FindAsync();
        var newest = ours.Count == 0 ? null : ours.Aggregate((a, b) => IsNewer(b, a) ? b : a);
        if (newest is null || (!Updates && newest.Marker.CompareAge(_marker) < 0))
        {
            await CreateAsync();
            return _session.Options.DryRun ? Result(PostAction.Created, null) : null;
        }

        var keeper = Updates ? ours[0] : newest;
        foreach (var other in ours)
        {
            if (other != keeper)
            {
                await RemoveAsync(other, newest);
            }
        }

        var superseded = newest.Marker.CompareAge(_marker) > 0;
        var wanted = superseded ? newest.Comment.Body : _body;
        // GitHub may have stored what was posted a little differently.
        var isThere =
            keeper.Comment.Body == wanted
            || (keeper.Id == _created?.Id && keeper.Marker.CompareAge(_marker) == 0 && !superseded);
        // Said before it is sent: the answer may be lost.
        _updated |= !isThere && !superseded;
        if (!isThere && !await EditAsync(keeper.Id, wanted))
        {
            return null;
        }

        return Result(
            superseded ? PostAction.Superseded
                : _tried && keeper.Id == _created?.Id ? PostAction.Created
                : _updated ? PostAction.Updated
                : _tried ? PostAction.Created
                : PostAction.Unchanged,
            keeper.Comment
        );
    }

    private async Task<List<OwnComment>> FindAsync()
    {
        var ours = await _list.FindAsync(_all || !Updates);
        // A list may lag behind. It is looked at again if it has none of ours; then what was posted counts as there.
        if (_created is not null && ours.Count == 0 && _lags++ < MostLags)
        {
            throw new GitHubAnswerException("the list lacks the comment that was just posted");
        }

        if (_created is { } created && ours.All(x => x.Id != created.Id))
        {
            ours.Add(new OwnComment(created.Id, _marker, created));
            ours.Sort((a, b) => a.Id.CompareTo(b.Id));
        }

        return ours;
    }

    private static bool IsNewer(OwnComment a, OwnComment b)
    {
        var age = a.Marker.CompareAge(b.Marker);
        return age > 0 || (age == 0 && a.Id > b.Id);
    }

    private async Task CreateAsync()
    {
        _all = true;
        _tried = true;
        var created = await _session.OnceAsync(() =>
            Comments.Create(Owner, Repository, _number, _body)
        );
        if (!_session.Options.DryRun)
        {
            // An answer without an id is none: the comment is looked for.
            _created = created.Id > 0 ? created : throw GitHubAnswerException.Other();
            _list.Learn(created);
        }
    }

    private async Task RemoveAsync(OwnComment old, OwnComment newest)
    {
        if (
            _session.Options.Mode == CommentMode.MinimizeOld
            && old.Marker.CompareAge(newest.Marker) < 0
        )
        {
            await _outdated.FoldAsync(old);
        }
        else
        {
            await _edits.DeleteAsync(old.Id);
        }

        if (old.Id == _created?.Id)
        {
            _created = null;
        }
    }

    /// <returns>Whether it was there.</returns>
    private async Task<bool> EditAsync(long id, string body)
    {
        var there = await _edits.UpdateAsync(id, body);
        if (!there)
        {
            // Somebody deleted it since.
            _all = true;
            _created = _created?.Id == id ? null : _created;
        }

        return there;
    }

    private string Render(int budget)
    {
        var line = _marker.Format();
        var body = _post.Body(line, budget);
        if (!body.StartsWith(line + "\n", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The body begins with '{GitHubText.Cut(body, 100)}', expected the line '{line}'.",
                nameof(budget)
            );
        }

        return body.Length <= MostCharacters
            ? body
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The body has {body.Length:N0} characters, expected at most {budget:N0}."
                ),
                nameof(budget)
            );
    }

    private static bool IsTooLong(ApiValidationException e) =>
        (e.HttpResponse?.Body as string)?.Contains("too long", StringComparison.OrdinalIgnoreCase)
        == true;

    private PostResult Result(PostAction action, IssueComment? comment) =>
        new()
        {
            Comment = action,
            CommentId = comment?.Id,
            CommentUrl = Uri.TryCreate(comment?.HtmlUrl, UriKind.Absolute, out var url)
                ? url
                : null,
            PullRequest = _number,
        };
}
