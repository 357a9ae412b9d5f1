using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Measures the new pods during a step, by what they count themselves.</summary>
internal sealed class PodWatch(ClusterSession session, Track? track)
{
    private RouteStats? _before;
    private bool _isBlind;

    /// <summary>Measures as often as the environment says, for as long as the step lasts.</summary>
    public async Task RunAsync(
        TimeSpan interval,
        CanaryAnalysis analysis,
        CancellationToken cancellationToken
    )
    {
        var every = session.Release.Environment.Success.Every;
        _before ??= await ReadAsync(cancellationToken);
        for (var left = interval; left > TimeSpan.Zero; left -= every)
        {
            await Task.Delay(left < every ? left : every, session.Options.Time, cancellationToken);
            var after = await ReadAsync(cancellationToken);
            if (_isBlind)
            {
                continue;
            }

            var names = after.Backends.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
            var window = TrafficWindow.Between(_before, after, names);
            var judgement = analysis.Judge(window, out var said);
            session.Note(
                judgement == CanaryJudgement.Failed ? $"failed, and allowed: {said}" : said
            );
            // What was too little to tell counts for the next measurement too.
            if (window is null || judgement != CanaryJudgement.Inconclusive)
            {
                _before = after;
            }
        }
    }

    private async Task<RouteStats> ReadAsync(CancellationToken cancellationToken)
    {
        var pods = await session.CheckPodsAsync(track, cancellationToken);
        var backends = new List<BackendStats>();
        foreach (var pod in pods)
        {
            if (_isBlind)
            {
                break;
            }

            await using var forward = await session.OpenAsync(
                $"pod/{pod.Name}",
                ContainerManifest.Port,
                cancellationToken
            );
            if (session.Options.ApiKey is { } key)
            {
                forward.Client.DefaultRequestHeaders.Add("X-Api-Key", key);
            }

            try
            {
                var text = await forward.Client.GetStringAsync("/metrics", cancellationToken);
                backends.Add(ServerFigures.Read(pod.Name, text));
            }
            catch (HttpRequestException e)
            {
                _isBlind = true;
                session.Options.Observer.OnWarning(
                    $"The figures of {pod.Name} cannot be read ({(e.StatusCode is { } status ? string.Create(CultureInfo.InvariantCulture, $"/metrics answers {(int)status}") : e.Message)}): the steps only see that the new pods are ready and do not begin again."
                );
            }
        }

        return new RouteStats { Generation = 0, Backends = backends };
    }
}
