using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>Runs that post to one pull request while things go wrong, all drawn from the number of the sequence.</summary>
public sealed class Sequence : IAsyncDisposable
{
    private const string Bot = GitHubState.ActionsLogin;
    private const string Person = "alice";

    private static readonly Fault[] _all =
    [
        Fault.Error(500),
        Fault.Error(502),
        Fault.Error(503),
        Fault.Error(500, isPerformed: true),
        Fault.Error(502, isPerformed: true),
        Fault.Error(503, isPerformed: true),
        Fault.PrimaryLimit(TimeSpan.FromSeconds(20)),
        Fault.PrimaryLimit(TimeSpan.FromMinutes(20)),
        Fault.SecondaryLimit(TimeSpan.FromSeconds(7)),
        Fault.SecondaryLimit(null),
        Fault.TooManyRequests(TimeSpan.FromSeconds(11)),
        Fault.Error(422),
        Fault.Cut(),
        Fault.Cut(isPerformed: true),
        Fault.CutInAnswer,
        Fault.Duplicate,
        Fault.Stale(1),
        Fault.Stale(3),
    ];

    private static readonly int[] _crowds = [0, 0, 3, 60, 99, 100, 130];
    private static readonly int[] _findings = [0, 2, 50, 51, 120];
    private static readonly double[] _rates = [0, 0.1, 0.1, 0.3, 0.3, 0.6, 1];

    private readonly Random _random;
    private readonly Random _faults;
    private readonly SharedClock _clock = new();
    private readonly Turns _turns;
    private readonly double _rate;
    private readonly Fault[] _kinds;
    private readonly bool _isPersonal;
    private readonly CommentMode _mode;
    private readonly List<SequenceRun> _runs = [];
    private readonly List<Comment> _foreign = [];
    private readonly List<string> _impatience = [];
    private bool _isOver;
    private bool _wasShifted;

    public Sequence(int number)
    {
        _random = new Random(number);
        _faults = new Random(_random.Next());
        _turns = new Turns(new Random(_random.Next()));
        _rate = Pick(_rates);
        _kinds = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Pick(_all))];
        _isPersonal = _random.Next(8) == 0;
        _mode = (CommentMode)_random.Next(3);
        IsConcurrent = _random.Next(2) == 0;
    }

    public bool IsConcurrent { get; }

    public GitHubServer Server { get; private set; } = null!;

    public GitHubRepository Repository { get; private set; } = null!;

    /// <summary>Who posts.</summary>
    public string Author => _isPersonal ? Person : Bot;

    /// <summary>All but the last, which nothing goes wrong with.</summary>
    public IReadOnlyList<SequenceRun> Runs => _runs;

    /// <summary>Comments that are not to be touched.</summary>
    public IReadOnlyList<Comment> Foreign => _foreign;

    /// <summary>Requests that came before a wait that was asked for was over.</summary>
    public IReadOnlyList<string> Impatience => _impatience;

    /// <summary>
    /// Whether a list was told that is not the newest, or lost what moved to an earlier page between two requests.
    /// </summary>
    public bool WasStale =>
        _wasShifted || Server.Requests.Any(x => x.Fault?.Kind == FaultKind.Stale);

    public async Task StartAsync()
    {
        Server = await GitHubServer.StartAsync(new GitHubOptions { Time = _clock });
        Repository = Server.State.AddRepository(SequenceRun.Owner, SequenceRun.Name);
        Repository.AddPullRequest(SequenceRun.PullRequest, "topic", "head");
        Server.Faults.OnRequest = ArriveAsync;
        Server.Faults.OnPerformed = LeaveAsync;
        Server.Faults.Draw(Draw);
        AddForeign();
    }

    /// <summary>Posts with all runs but the last.</summary>
    /// <param name="afterEach">Looks at what a run left that ended by itself, where runs follow each other.</param>
    public async Task RunAsync(Action<SequenceRun> afterEach)
    {
        var count = _random.Next(1, 5);
        var numbers = Enumerable.Range(1, count).ToArray();
        if (IsConcurrent || _random.Next(4) == 0)
            _random.Shuffle(numbers);

        _runs.AddRange(
            numbers.Select(
                (number, index) =>
                    Create(
                        index,
                        number,
                        PickMode(),
                        _random.Next(3) == 0 ? _random.Next(1, 12) : 0
                    )
            )
        );
        if (IsConcurrent)
        {
            _turns.Begin(_runs.Select(x => x.Index));
            await Task.WhenAll(_runs.Select(PostAsync));
            return;
        }

        foreach (var run in _runs)
        {
            _turns.Begin([run.Index]);
            await PostAsync(run);
            if (run.Result is not null)
                afterEach(run);

            if (_random.Next(3) == 0)
                AddCrowd();
        }
    }

    /// <summary>Posts with the last run, while nothing goes wrong.</summary>
    public async Task<SequenceRun> FinishAsync()
    {
        Server.Faults.Stop();
        _isOver = true;
        _clock.Advance(TimeSpan.FromHours(2));
        var run = Create(_runs.Count, 1000, _mode, 0);
        _runs.Add(run);
        _turns.Begin([run.Index]);
        await PostAsync(run);
        _runs.Remove(run);
        return run;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private SequenceRun Create(int index, long number, CommentMode mode, int killedAt)
    {
        var text = $"{(_isPersonal ? "ghp" : "ghs")}_secret{index}";
        return new SequenceRun
        {
            Index = index,
            Number = number,
            Mode = mode,
            Sha = _random.Next(2) == 0 ? "head" : $"head{index}",
            Outcome = Pick(Enum.GetValues<RunOutcome>()),
            Findings = Pick(_findings),
            TokenText = text,
            Token = _isPersonal
                ? Server.State.AddPersonalToken(text, Person)
                : Server.State.AddWorkflowToken(text, "pull-requests: write", "checks: write"),
            Time = new InstantTime(_clock),
            KilledAt = killedAt,
            IsLastPerformed = _random.Next(2) == 0,
        };
    }

    private async Task PostAsync(SequenceRun run)
    {
        await run.PostAsync(Server);
        if (!run.IsKilled)
            _turns.Leave(run.Index);
    }

    /// <summary>What others wrote, some of it to be taken for ours.</summary>
    private void AddForeign()
    {
        AddCrowd();
        var newest = new CommentMarker(SequenceRun.Model, SequenceRun.Workflow, 1_000_000, 1);
        var old = new CommentMarker(SequenceRun.Model, SequenceRun.Workflow, 0, 1);
        var other = new CommentMarker("other", SequenceRun.Workflow, 1, 1);
        var elsewhere = new CommentMarker(SequenceRun.Model, "nightly", 1, 1);
        (string Login, string Body)[] comments =
        [
            ("mallory", newest.Format() + "\nfake"),
            ("mallory", old.Format() + "\nfake"),
            (_isPersonal ? Bot : Person, newest.Format() + "\nfake"),
            ("other[bot]", newest.Format() + "\nfake"),
            (Author, other.Format() + "\nof another model"),
            (Author, elsewhere.Format() + "\nof another workflow"),
            (Author, "> quoted\n" + newest.Format()),
            (Author, (newest with { IsOutdated = true }).Format() + "\nof long ago"),
        ];
        _random.Shuffle(comments);
        foreach (var (login, body) in comments.Take(_random.Next(comments.Length + 1)))
            AddForeign(login, body);

        if (_random.Next(2) == 0)
            AddCrowd();
    }

    private void AddCrowd()
    {
        var count = Pick(_crowds);
        for (var i = 0; i < count; i++)
            AddForeign("bob", $"remark {i}");
    }

    private void AddForeign(string login, string body) =>
        _foreign.Add(Repository.AddComment(SequenceRun.PullRequest, login, body));

    private async Task ArriveAsync(ReceivedRequest request)
    {
        var run = _runs.Single(x => x.Token == request.Token);
        await _turns.EnterAsync(run.Index);
        _clock.Advance(TimeSpan.FromSeconds(_faults.Next(3)));
        Talk();
        CheckPatience(run, request);
        run.Requests.Add(request);
        if (run.Requests.Count != run.KilledAt)
            return;

        await run.KillAsync();
        if (run.IsLastPerformed)
            return;

        _turns.Leave(run.Index);
        throw new OperationCanceledException("The run was killed.");
    }

    /// <summary>People go on writing and deleting in between.</summary>
    private void Talk()
    {
        var what = _isOver ? -1 : _faults.Next(30);
        if (what == 0)
            AddForeign("bob", "one more remark");

        if (what != 1 || _foreign.Find(x => x.Author.Login == "bob") is not { } comment)
            return;

        Repository.RemoveComment(comment.Id);
        _foreign.Remove(comment);
        _wasShifted = true;
    }

    private Task LeaveAsync(ReceivedRequest request)
    {
        var run = _runs.Single(x => x.Token == request.Token);
        if (run.IsKilled)
            _turns.Leave(run.Index);

        return Task.CompletedTask;
    }

    private void CheckPatience(SequenceRun run, ReceivedRequest request)
    {
        var waited = run.Time.Waited;
        if (run.Requests.LastOrDefault() is { } last && waited - run.WaitedBefore < last.AskedWait)
            _impatience.Add($"{request} waited {waited - run.WaitedBefore}");

        run.WaitedBefore = waited;
    }

    private Fault? Draw(ReceivedRequest request)
    {
        if (_faults.NextDouble() >= _rate)
            return null;

        var fault = _kinds[_faults.Next(_kinds.Length)];
        var isRead = request.Method == "GET";
        var isRejection = fault is { Kind: FaultKind.Error, Status: 422 };
        return (fault.Kind == FaultKind.Stale && !isRead) || (isRejection && isRead) ? null : fault;
    }

    /// <summary>
    /// Update looks at no more pages than it must, and cannot know of a run of another mode that was killed and left a
    /// comment on a later one.
    /// </summary>
    private CommentMode PickMode() =>
        _mode == CommentMode.Update || IsConcurrent || _random.Next(3) > 0
            ? _mode
            : Pick([CommentMode.Recreate, CommentMode.MinimizeOld]);

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
