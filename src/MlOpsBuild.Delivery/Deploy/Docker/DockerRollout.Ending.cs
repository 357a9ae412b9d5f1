using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

// How it ends: all as it was before, or what is old out of the way.
internal sealed partial class DockerRollout
{
    /// <summary>
    /// Brings all back to what it was before: old servers that were stopped run again, the routes are the old ones, and new
    /// servers are removed once they have nothing in flight.
    /// </summary>
    /// <exception cref="MlOpsException">It cannot be brought back.</exception>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var lost = new Dictionary<string, MlOpsException>(StringComparer.Ordinal);
        foreach (var old in _retired)
        {
            try
            {
                await _servers.StartAgainAsync(old.Name, cancellationToken);
            }
            catch (MlOpsException e)
            {
                lost[old.Name] = e;
                Observer.OnWarning($"{old.Name} does not run again: {e.Message.Split('\n')[0]}");
            }
        }

        RouteBackend[] kept = [.. _before.Backends.Where(b => !lost.ContainsKey(b.Name))];
        if (lost.Count > 0 && !kept.Any(b => b.Weight > 0))
        {
            throw lost.Values.First();
        }

        var now = await _control.GetRoutesAsync(cancellationToken);
        if (!now.Backends.SequenceEqual(kept))
        {
            _table = await _control.PutRoutesAsync(now, kept, cancellationToken);
            await KnownAsync([.. kept.Where(b => b.Weight > 0)], cancellationToken);
        }

        foreach (var name in _started)
        {
            await _control.DrainAsync(name, Environment.DrainWithin, cancellationToken);
            await _servers.StopAsync(name, cancellationToken);
            await _servers.RemoveAsync(name, cancellationToken);
        }
    }

    /// <summary>
    /// Takes away the shadows of before, and the servers that were stopped earlier, but for those of the image that served
    /// before this one: they hold it in the engine, so that going back needs no registry.
    /// </summary>
    /// <param name="state">What there was.</param>
    /// <param name="cancellationToken">Stops it; the next deployment does the rest.</param>
    public async Task FinishAsync(EnvironmentState state, CancellationToken cancellationToken)
    {
        if (_shadows.Count > 0)
        {
            var names = _shadows.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
            await PutAsync(
                [.. _table.Backends.Where(b => !names.Contains(b.Name))],
                cancellationToken
            );
            foreach (var shadow in _shadows)
            {
                await _control.DrainAsync(shadow.Name, Environment.DrainWithin, cancellationToken);
                await _servers.StopAsync(shadow.Name, cancellationToken);
                await _servers.RemoveAsync(shadow.Name, cancellationToken);
            }

            Observer.OnStep("the shadow that there was is gone");
        }

        if (_retired.Count == 0)
        {
            return;
        }

        var last = state.Images.FirstOrDefault(i => i != _image.Recorded.Id);
        var inUse = _table.Backends.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var old = _retired.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        foreach (
            var server in state.Servers.Where(s =>
                !inUse.Contains(s.Name)
                && (old.Contains(s.Name) || !s.IsRunning)
                && (last.IsEmpty ? s.Image == _image.Recorded.Id : s.Image != last)
            )
        )
        {
            await _servers.RemoveAsync(server.Name, cancellationToken);
        }
    }
}
