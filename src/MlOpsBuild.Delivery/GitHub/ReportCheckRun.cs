using MlOpsBuild.Reports;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Posts a report as a check run that is completed at once, so that none is ever left in progress. Found again, after an
/// answer was lost, by its external id.
/// </summary>
/// <remarks>
/// Conclusions: a rejected model is a <c>failure</c>; a broken run <c>action_required</c>, which blocks merging as a failure does
/// and looks unlike it; no proof is <c>neutral</c> and a skipped run <c>skipped</c>, which both let merge; a cancelled run
/// is <c>cancelled</c>, which does not.
/// </remarks>
internal sealed class ReportCheckRun
{
    private readonly GitHubSession _session;
    private readonly ReportPost _post;
    private readonly string _head;
    private readonly string _prefix;
    private readonly TriggeringRun _reported;
    private readonly List<NewCheckRunAnnotation> _annotations;
    private CheckRun? _run;
    private bool _lost;
    private bool _batchLost;
    private int _sent;

    // Annotations at GitHub when the last batch was known to be there: more than were sent where one arrived twice.
    private long _counted;

    public ReportCheckRun(GitHubSession session, ReportPost post)
    {
        var reported = session.Run.Reported;
        _session = session;
        _post = post;
        _head = reported.HeadSha;
        _prefix = $"{post.Model}/{reported.Name}/";
        _reported = reported;
        _annotations = CheckAnnotations.Of(post.Findings);
    }

    private string Name => _post.Model.Length == 0 ? "MlOpsBuild" : $"MlOpsBuild / {_post.Model}";

    private string ExternalId =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_prefix}{_reported.Number}/{_reported.Attempt}"
        );

    private ICheckRunsClient Checks => _session.Client.Check.Run;

    private string Owner => _session.Run.Owner;

    private string Repository => _session.Run.Repository;

    /// <param name="superseded">Whether a newer run is known to have posted, perhaps on the same commit.</param>
    public Task<PostResult> PostAsync(bool superseded) =>
        _session.Retry.RunAsync(
            $"post the check run of {ReportText.Short(_head)}",
            writes: true,
            () => RunAsync(superseded)
        );

    private async Task<PostResult> RunAsync(bool superseded)
    {
        if (_run is null && (_lost || superseded) && _session.CanRead)
        {
            var there = await FindAsync();
            _run = there.Find(x => x.ExternalId == ExternalId);
            if (_run is null && there.Find(IsNewer) is { } newer)
            {
                return Result(PostAction.Superseded, newer);
            }
        }

        if (_run is null)
        {
            await CreateAsync();
        }

        while (_sent < _annotations.Count && !_session.Options.DryRun)
        {
            await AnnotateAsync();
        }

        return Result(PostAction.Created, _run!);
    }

    private async Task CreateAsync()
    {
        try
        {
            var run = await _session.OnceAsync(() =>
                Checks.Create(
                    Owner,
                    Repository,
                    new NewCheckRun(Name, _head)
                    {
                        DetailsUrl = _session.Run.RunUrl?.AbsoluteUri,
                        ExternalId = ExternalId,
                        Status = CheckStatus.Completed,
                        Conclusion = Conclude(_post.Outcome),
                        Output = Output(0),
                    }
                )
            );
            _run =
                run.Id > 0 || _session.Options.DryRun ? run : throw GitHubAnswerException.Other();
            _sent = Math.Min(CheckAnnotations.Batch, _annotations.Count);
            Count(run, _sent);
        }
        catch (Exception e) when (!(e is ApiException api && GitHubWait.IsRateLimit(api)))
        {
            _lost = true;
            throw;
        }
    }

    /// <summary>GitHub adds annotations to those that are there, so a batch must not come twice.</summary>
    private async Task AnnotateAsync()
    {
        var next = Math.Min(_sent + CheckAnnotations.Batch, _annotations.Count);
        if (_sent == 0 || _batchLost)
        {
            var now = await _session.ReadAsync(
                "look at the check run",
                () => Checks.Get(Owner, Repository, _run!.Id)
            );
            _batchLost = false;
            var added = (now.Output?.AnnotationsCount ?? 0) - _counted;
            _sent += (int)Math.Clamp(added, 0, next - _sent);
            Count(now, _sent);
            next = Math.Min(_sent + CheckAnnotations.Batch, _annotations.Count);
            if (_sent == next)
            {
                return;
            }
        }

        _batchLost = true;
        var updated = await _session.OnceAsync(() =>
            Checks.Update(
                Owner,
                Repository,
                _run!.Id,
                new CheckRunUpdate { Output = Output(_sent) }
            )
        );
        _batchLost = updated.Id != _run!.Id;
        _sent = _batchLost ? throw GitHubAnswerException.Other() : next;
        Count(updated, next);
    }

    private void Count(CheckRun run, int least) =>
        _counted = Math.Max(run.Output?.AnnotationsCount ?? 0, least);

    private async Task<List<CheckRun>> FindAsync()
    {
        var found = new List<CheckRun>();
        await _session.ReadPagesAsync<CheckRunsResponse>(
            $"list the check runs of {ReportText.Short(_head)}",
            $"commits/{_head}/check-runs?check_name={Uri.EscapeDataString(Name)}&filter=all&per_page=100",
            page =>
            {
                found.AddRange(page.CheckRuns ?? throw GitHubAnswerException.Other());
                return true;
            }
        );
        return found;
    }

    private bool IsNewer(CheckRun run)
    {
        if (run.ExternalId?.StartsWith(_prefix, StringComparison.Ordinal) != true)
        {
            return false;
        }

        var parts = run.ExternalId[_prefix.Length..].Split('/');
        return parts.Length == 2
            && long.TryParse(
                parts[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && int.TryParse(
                parts[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var attempt
            )
            && (
                number > _reported.Number
                || (number == _reported.Number && attempt > _reported.Attempt)
            );
    }

    private NewCheckRunOutput Output(int from) =>
        new(
            ReportText.Clean(_post.Title, 255),
            GitHubText.Cut(_post.Summary, 65_535, "\n\n… (cut)")
        )
        {
            Annotations =
                _annotations.Count == 0
                    ? null
                    : [.. _annotations.Skip(from).Take(CheckAnnotations.Batch)],
        };

    internal static CheckConclusion Conclude(RunOutcome outcome) =>
        outcome switch
        {
            RunOutcome.Accepted => CheckConclusion.Success,
            RunOutcome.Inconclusive => CheckConclusion.Neutral,
            RunOutcome.Rejected => CheckConclusion.Failure,
            RunOutcome.Broken => CheckConclusion.ActionRequired,
            RunOutcome.Cancelled => CheckConclusion.Cancelled,
            RunOutcome.Skipped => CheckConclusion.Skipped,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };

    private static PostResult Result(PostAction action, CheckRun run) =>
        new()
        {
            CheckRun = action,
            CheckRunId = run.Id > 0 ? run.Id : null,
            CheckRunUrl = Uri.TryCreate(run.HtmlUrl, UriKind.Absolute, out var url) ? url : null,
        };
}
