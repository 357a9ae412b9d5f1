using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>A run of a sequence: what it posts, and how it ends.</summary>
public sealed class SequenceRun
{
    public const string Owner = "acme";
    public const string Name = "widgets";
    public const string Model = "churn";
    public const string Workflow = "ci";
    public const int PullRequest = 7;

    private readonly TaskCompletionSource _ended = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource _killed = new();

    public required int Index { get; init; }

    public required long Number { get; init; }

    public required CommentMode Mode { get; init; }

    public required string Sha { get; init; }

    public required RunOutcome Outcome { get; init; }

    public required int Findings { get; init; }

    public required string TokenText { get; init; }

    public required Token Token { get; init; }

    public required InstantTime Time { get; init; }

    /// <summary>At which of its requests it is killed, from 1; 0 if it is not.</summary>
    public int KilledAt { get; init; }

    /// <summary>Whether GitHub still does what the last request of a killed run asked for.</summary>
    public bool IsLastPerformed { get; init; }

    public List<ReceivedRequest> Requests { get; } = [];

    /// <summary>Its waits when its last request arrived.</summary>
    public TimeSpan WaitedBefore { get; set; }

    /// <summary>Whether it was killed.</summary>
    public bool IsKilled => _killed.IsCancellationRequested;

    public PostResult? Result { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>What its comment says.</summary>
    public string Body =>
        new CommentMarker(Model, Workflow, Number, 1).Format() + $"\nReport of run {Number} 😀";

    public string ExternalId => $"{Model}/{Workflow}/{Number}/1";

    public async Task PostAsync(GitHubServer server)
    {
        var run = new GitHubRun
        {
            Owner = Owner,
            Repository = Name,
            ApiUrl = new Uri(server.ApiUrl + "/"),
            ServerUrl = new Uri(server.SiteUrl),
            InActions = true,
            EventName = "pull_request",
            Workflow = Workflow,
            HeadSha = Sha,
            RunId = 9_000_000_000 + Number,
            RunNumber = Number,
            RunAttempt = 1,
            PullRequest = PullRequest,
        };
        var options = new GitHubPosterOptions
        {
            Token = TokenText,
            Mode = Mode,
            Time = Time,
        };
        var post = new ReportPost
        {
            Model = Model,
            Outcome = Outcome,
            Title = $"Run {Number}",
            Summary = "Summary",
            Body = (line, _) => line + Body[Body.IndexOf('\n', StringComparison.Ordinal)..],
            Findings =
            [
                .. Enumerable
                    .Range(1, Findings)
                    .Select(x => new ReportFinding(
                        "mlops.yaml",
                        x,
                        FindingLevel.Warning,
                        $"Gate {x}",
                        $"Message {x}"
                    )),
            ],
        };
        try
        {
            Result = await new GitHubPoster(run, options).PostAsync(post, _killed.Token);
        }
        catch (Exception e) when (e is MlOpsException || IsKilled)
        {
            Failure = e;
        }
        finally
        {
            _ended.SetResult();
        }
    }

    /// <summary>Ends it in the middle of a request.</summary>
    public async Task KillAsync()
    {
        await _killed.CancelAsync();
        await _ended.Task;
    }
}
