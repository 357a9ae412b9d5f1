using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy.Strategies;

/// <summary>An environment that writes down what is done in it, and a front whose servers do what a test says.</summary>
internal sealed class RolloutDouble : IRollout, IDeployObserver
{
    private readonly Dictionary<string, long[]> _counts = new(StringComparer.Ordinal);
    private IReadOnlyList<RouteBackend> _routes = [];
    private int _started;

    public RolloutDouble(int old, EnvironmentConfig environment)
    {
        Environment = environment;
        Old =
        [
            .. Enumerable
                .Range(1, old)
                .Select(n => Backend($"old-{n}") with { Weight = DeployStrategies.EvenWeight }),
        ];
        _routes = Old;
    }

    public EnvironmentConfig Environment { get; }

    public IReadOnlyList<RouteBackend> Old { get; }

    public IDeployObserver Observer => this;

    public TimeProvider Time => Clock;

    public StepClock Clock { get; } = new();

    /// <summary>What was done, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Requests per reading of the statistics, shared by weight; and how many of the new ones' fail.</summary>
    public Func<int, (int Requests, double Failing, double Seconds)> Traffic { get; set; } =
        _ => (1000, 0, 0.002);

    /// <summary>Called at each check of new servers.</summary>
    public Action? OnCheck { get; set; }

    public int Readings { get; private set; }

    public Task<RouteBackend> StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var backend = Backend($"new-{++_started}");
        Log.Add($"start {backend.Name}");
        return Task.FromResult(backend);
    }

    public Task RouteAsync(
        IReadOnlyList<RouteBackend> backends,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        backends.Any(b => b.Weight > 0).ShouldBeTrue("somebody must answer at all times");
        _routes = backends;
        Log.Add(
            "route "
                + string.Join(
                    ' ',
                    backends.Select(b => b.Shadow ? $"{b.Name}:shadow" : $"{b.Name}:{b.Weight}")
                )
        );
        return Task.CompletedTask;
    }

    public Task RetireAsync(RouteBackend old, CancellationToken cancellationToken)
    {
        _routes.ShouldNotContain(b => b.Name == old.Name && b.Weight > 0);
        Log.Add($"retire {old.Name}");
        return Task.CompletedTask;
    }

    public Task<RouteStats> StatsAsync(CancellationToken cancellationToken)
    {
        var (requests, failing, seconds) = Traffic(Readings++);
        var total = _routes.Sum(b => (double)b.Weight);
        foreach (var backend in _routes)
        {
            var share = (long)Math.Round(requests * backend.Weight / total);
            var isNew = backend.Name.StartsWith("new", StringComparison.Ordinal);
            var counts = _counts.TryGetValue(backend.Name, out var known)
                ? known
                : _counts[backend.Name] = new long[2 + BackendStats.LatencyLimits.Count + 1];
            counts[0] += share;
            counts[1] += isNew ? (long)Math.Round(share * failing) : 0;
            var bin = BackendStats.LatencyLimits.TakeWhile(l => l < seconds).Count();
            counts[2 + (isNew ? bin : 0)] += share;
        }

        return Task.FromResult(
            new RouteStats
            {
                Generation = Readings,
                Backends =
                [
                    .. _counts.Select(c => new BackendStats
                    {
                        Name = c.Key,
                        Ready = true,
                        Requests = c.Value[0],
                        Failures = c.Value[1],
                        Latency = c.Value[2..],
                    }),
                ],
            }
        );
    }

    public Task CheckAsync(IReadOnlyList<RouteBackend> fresh, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OnCheck?.Invoke();
        return Task.CompletedTask;
    }

    public void OnStep(string text) => Log.Add("| " + text);

    public void OnWarning(string text) => Log.Add("! " + text);

    public static EnvironmentConfig Config(DeployStrategy strategy, int replicas) =>
        new()
        {
            Name = "staging",
            Strategy = strategy,
            Replicas = replicas,
        };

    private static RouteBackend Backend(string name) =>
        new()
        {
            Name = name,
            Url = $"http://{name}:8080",
            ModelDigest = Digest.Of(name[..3]).ToString(),
        };
}
