using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Strategies;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// By KServe's own shares (kserve.github.io, "Canary Rollout Strategy"): a new revision starts with none of the requests, and
/// gets its share once it is proven. Where KServe makes plain Deployments it knows no shares: then only strategy replace is
/// possible, and new pods get requests as soon as they are ready.
/// </summary>
internal static class InferenceServiceRollout
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(
        ClusterSession session,
        ClusterState before,
        CancellationToken cancellationToken
    )
    {
        var release = session.Release;
        if (before.InferenceService is not null)
        {
            await ShareAsync(session, 0, cancellationToken);
            await session.ProvePodAsync(null, cancellationToken);
            if (release.Environment.Strategy == DeployStrategy.Canary)
            {
                await StepsAsync(session, cancellationToken);
            }
        }

        await ShareAsync(session, null, cancellationToken);
        session.Note("all requests go to the new revision");
        await session.ProvePodAsync(null, cancellationToken);
    }

    /// <summary>
    /// Back to what was: its own revision first gets no requests, so that they stay with the one that KServe holds them at
    /// until it is ready.
    /// </summary>
    public static async Task RestoreAsync(
        ClusterSession session,
        JsonObject before,
        CancellationToken cancellationToken
    )
    {
        var held = (JsonObject)before.DeepClone();
        held["spec"]!["predictor"]!["canaryTrafficPercent"] = 0;
        await session.ApplyAsync([held], cancellationToken);
        await WaitAsync(session, cancellationToken);
        await session.ApplyAsync([before], cancellationToken);
        await WaitAsync(session, cancellationToken);
    }

    private static async Task StepsAsync(
        ClusterSession session,
        CancellationToken cancellationToken
    )
    {
        var steps = session.Release.Environment.Steps;
        var analysis = new CanaryAnalysis(session.Release.Environment.Success);
        var watch = new PodWatch(session, null);
        foreach (var (step, index) in steps.Select((x, i) => (x, i + 1)))
        {
            var status = await ShareAsync(session, step.Weight, cancellationToken);
            var shares = (status?["components"]?["predictor"]?["traffic"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Where(x => (bool?)x["latestRevision"] == true)
                .Select(x => (int?)x["percent"])
                .ToList();
            if (!shares.Contains(step.Weight))
            {
                throw new KubectlException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"KServe does not give the new revision {step.Weight} % of the requests. It can only in its mode Serverless (Knative): use that, or strategy: replace."
                    )
                );
            }

            session.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"step {index} of {steps.Count}: {step.Weight} % of the requests go to the new revision for {step.Interval.TotalSeconds:0.#} s"
                )
            );
            await watch.RunAsync(step.Interval, analysis, cancellationToken);
        }
    }

    private static async Task<JsonNode?> ShareAsync(
        ClusterSession session,
        int? percent,
        CancellationToken cancellationToken
    )
    {
        await session.ApplyAsync(
            InferenceServiceManifest.Of(session.Release, percent),
            cancellationToken
        );
        return await WaitAsync(session, cancellationToken);
    }

    /// <summary>Waits until KServe has seen what was applied and says that it is ready.</summary>
    private static async Task<JsonNode?> WaitAsync(
        ClusterSession session,
        CancellationToken cancellationToken
    )
    {
        var time = session.Options.Time;
        var began = time.GetTimestamp();
        var seconds = DeploymentManifest.ProgressSeconds(session.Release);
        while (true)
        {
            var service =
                (await session.ReadAsync(cancellationToken)).InferenceService
                ?? throw new KubectlException(
                    $"The InferenceService {session.Release.Name} was deleted meanwhile."
                );
            var status = service["status"];
            var (isReady, why) = Ready(service);
            if (isReady)
            {
                return status;
            }

            if (time.GetElapsedTime(began).TotalSeconds > seconds)
            {
                throw new KubectlException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The InferenceService {session.Release.Name} is not ready after {seconds} s{(why.Length > 0 ? $": {PlainText.Of(why)}" : "")}."
                    )
                );
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static (bool IsReady, string Why) Ready(JsonObject service)
    {
        var status = service["status"];
        var condition = (status?["conditions"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .FirstOrDefault(x => (string?)x["type"] == "Ready");
        var predictor = status?["components"]?["predictor"];
        var isSeen =
            status?["observedGeneration"] is not { } seen
            || (long)seen >= ((long?)service["metadata"]!["generation"] ?? 0);
        var isNewest =
            (string?)predictor?["latestCreatedRevision"]
            == (string?)predictor?["latestReadyRevision"];
        return (
            isSeen && isNewest && (string?)condition?["status"] == "True",
            (string?)condition?["message"] ?? ""
        );
    }
}
