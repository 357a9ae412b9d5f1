using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Docker;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

// From the lock to the record.
public sealed partial class Deployer
{
    private async Task<DeployResult> RunAsync(DeployPlan plan, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var names = NamesOf(plan.Environment);
        var image = await DockerImages.EnsureAsync(
            _options.Engine,
            names,
            plan.Draft.Image,
            plan.Draft.ModelDigest,
            _options.Credentials,
            _options.Observer,
            cancellationToken
        );
        await using var held = await DeployLock.AcquireAsync(
            _options.Engine,
            names,
            image,
            plan.Draft.Who,
            _options.Time,
            cancellationToken
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            held.Lost
        );
        var history = await _log.ReadAsync(plan.Environment.Name, stop.Token);
        if (history.Problem is { } problem)
        {
            _options.Observer.OnWarning(
                $"{char.ToUpperInvariant(problem[0])}{problem[1..]}. Find out who did that; the history goes on from there."
            );
        }

        var run = new DockerRun(_options, plan, names, image);
        bool isNew;
        try
        {
            isNew = await run.RunAsync(history, stop.Token);
        }
        catch (Exception e)
        {
            var isCancelled = e is OperationCanceledException;
            var why =
                cancellationToken.IsCancellationRequested && isCancelled ? "it was cancelled"
                : isCancelled ? "the connection to the engine that kept others out was lost"
                : e.Message.Split('\n')[0].TrimEnd('.');
            var then = await run.RestoreAsync();
            await RecordAsync(
                plan.Draft with
                {
                    Outcome = run.HadTraffic
                        ? DeploymentOutcome.RolledBack
                        : DeploymentOutcome.Failed,
                    Reason = why,
                }
            );
            if (isCancelled && cancellationToken.IsCancellationRequested)
            {
                _options.Observer.OnWarning(then);
                throw;
            }

            var more = isCancelled
                ? ""
                : string.Concat(e.Message.Split('\n').Skip(1).Select(l => "\n" + l));
            var verb =
                plan.Draft.Action == DeploymentAction.Rollback
                    ? "is not rolled back to in"
                    : "is not deployed to";
            throw new MlOpsException(
                $"{names.Model} {plan.Draft.Model.Display} {verb} {plan.Environment.Name}: {why}. {then}{more}",
                (e as MlOpsException)?.ExitCode ?? MlOpsExitCode.Broken,
                e
            );
        }

        return new DeployResult
        {
            Record = isNew ? await RecordAsync(plan.Draft) : null,
            Model = $"{names.Model} {plan.Draft.Model.Display}",
            Before = run.Before,
            Address = plan.Draft.Address!,
            Servers = plan.Environment.Replicas,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    // It has happened, whether it can be recorded or not.
    private async Task<DeploymentRecord> RecordAsync(DeploymentRecord record)
    {
        try
        {
            return await _log.AppendAsync(record, CancellationToken.None);
        }
        catch (MlOpsException e)
        {
            _options.Observer.OnWarning(e.Message);
            return record;
        }
    }
}
