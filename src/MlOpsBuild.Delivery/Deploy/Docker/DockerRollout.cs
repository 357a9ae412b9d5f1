using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>What a strategy does in an engine. Remembers it, so that it can be undone.</summary>
internal sealed partial class DockerRollout : IRollout, IDisposable
{
    private static readonly TimeSpan KnownWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DockerServers _servers;
    private readonly DeployImage _image;
    private readonly ServerSettings _settings;
    private readonly ServerProof _proof;
    private readonly FrontControl _control;
    private readonly RouteTable _before;
    private readonly IReadOnlyList<RouteBackend> _shadows;
    private readonly List<RouteBackend> _fresh = [];
    private readonly List<string> _started = [];
    private readonly List<RouteBackend> _retired = [];
    private RouteTable _table;

    /// <summary>Creates it; nothing is done yet.</summary>
    /// <param name="servers">The environment's servers.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="image">The new image.</param>
    /// <param name="settings">What new servers are given.</param>
    /// <param name="proof">What they must pass.</param>
    /// <param name="control">The front; disposed with this.</param>
    /// <param name="state">What there is, without anything that another deployment left.</param>
    /// <param name="observer">Is told what is done.</param>
    /// <param name="time">The clock.</param>
    public DockerRollout(
        DockerServers servers,
        EnvironmentConfig environment,
        DeployImage image,
        ServerSettings settings,
        ServerProof proof,
        FrontControl control,
        EnvironmentState state,
        IDeployObserver observer,
        TimeProvider time
    )
    {
        (_servers, _image, _settings, _proof, _control) = (
            servers,
            image,
            settings,
            proof,
            control
        );
        _before = _table = state.Table!;
        _shadows = state.Shadows;
        (Environment, Old, Observer, Time) = (environment, state.Answering, observer, time);
    }

    /// <inheritdoc/>
    public EnvironmentConfig Environment { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RouteBackend> Old { get; }

    /// <inheritdoc/>
    public IDeployObserver Observer { get; }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <summary>Whether new servers answered requests.</summary>
    public bool HadTraffic { get; private set; }

    /// <inheritdoc/>
    public async Task<RouteBackend> StartAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var backend = await _servers.StartAsync(_image, _settings, cancellationToken);
        _started.Add(backend.Name);
        await _servers.WaitAsync(backend.Name, cancellationToken);
        var ready = Stopwatch.GetElapsedTime(began);
        await _proof.CheckAsync(_servers.Container(backend.Name), cancellationToken);
        _fresh.Add(backend);
        await PutAsync([.. _table.Backends, backend], cancellationToken);
        await KnownAsync([backend], cancellationToken);
        Observer.OnStep(
            string.Create(
                CultureInfo.InvariantCulture,
                $"server {_fresh.Count} of {Environment.Replicas}, {backend.Name}, was ready after {ready.TotalSeconds:0.0} s and serves the model: {_proof.Said}"
            )
        );
        return backend;
    }

    /// <inheritdoc/>
    public async Task RouteAsync(
        IReadOnlyList<RouteBackend> backends,
        CancellationToken cancellationToken
    )
    {
        var names = _fresh.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        HadTraffic |= backends.Any(b => b.Weight > 0 && names.Contains(b.Name));

        // Those that were started and have no share yet stay known.
        var waiting = _fresh
            .Where(f => backends.All(b => b.Name != f.Name))
            .Select(f => f with { Weight = 0 });
        await PutAsync([.. backends, .. waiting, .. _shadows], cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RetireAsync(RouteBackend old, CancellationToken cancellationToken)
    {
        _retired.Add(old);
        if (!await _control.DrainAsync(old.Name, Environment.DrainWithin, cancellationToken))
        {
            Observer.OnWarning(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{old.Name} still had requests in flight after {Environment.DrainWithin.TotalSeconds:0.#} s; it is stopped, which breaks them off after as long again."
                )
            );
        }

        await _servers.StopAsync(old.Name, cancellationToken);
        Observer.OnStep($"{old.Name} has nothing in flight and is stopped");
    }

    /// <inheritdoc/>
    public Task<RouteStats> StatsAsync(CancellationToken cancellationToken) =>
        _control.GetStatsAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task CheckAsync(
        IReadOnlyList<RouteBackend> fresh,
        CancellationToken cancellationToken
    )
    {
        foreach (var backend in fresh)
        {
            await _servers.CheckAsync(backend.Name, cancellationToken);
        }

        await KnownAsync(fresh, cancellationToken);
    }

    /// <summary>Ends the connections.</summary>
    public void Dispose() => _control.Dispose();

    private async Task PutAsync(
        IReadOnlyList<RouteBackend> backends,
        CancellationToken cancellationToken
    ) => _table = await _control.PutRoutesAsync(_table, backends, cancellationToken);

    // The front asks for itself: what the engine reaches, the front may not.
    private async Task KnownAsync(
        IReadOnlyList<RouteBackend> backends,
        CancellationToken cancellationToken
    )
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var stats = await _control.GetStatsAsync(cancellationToken);
            var missing = backends.FirstOrDefault(b =>
                !stats.Backends.Any(s => s.Name == b.Name && s.Ready)
            );
            if (missing is null)
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(began) > KnownWithin)
            {
                await _servers.CheckAsync(missing.Name, cancellationToken);
                throw new MlOpsException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the server {missing.Name} is not ready for the front, which asked it at {missing.Url} for {KnownWithin.TotalSeconds:0} s"
                    )
                );
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
