using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>
/// Judges measurements one after the other, with the terms of Argo Rollouts' analysis: a measurement is successful, failed or
/// inconclusive, and more failed ones than the limit end it. Inconclusive ones count neither way.
/// </summary>
/// <param name="conditions">The conditions.</param>
internal sealed class CanaryAnalysis(DeploySuccessConfig conditions)
{
    /// <summary>How many measurements failed so far.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether no measurement so far told anything.</summary>
    public bool IsInconclusive { get; private set; } = true;

    /// <summary>Judges one measurement.</summary>
    /// <param name="window">What the new servers did; <see langword="null"/>: nobody knows.</param>
    /// <param name="said">For people: the numbers, and what they should be where they are not.</param>
    /// <exception cref="MlOpsException">It failed, and was one too many.</exception>
    public CanaryJudgement Judge(TrafficWindow? window, out string said)
    {
        if (window is null || window.Requests < conditions.MinRequests)
        {
            said = window is null
                ? "the front began to count anew: inconclusive"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{window.Requests} requests, fewer than {conditions.MinRequests}: inconclusive"
                );
            return CanaryJudgement.Inconclusive;
        }

        IsInconclusive = false;
        var p99 = window.Quantile(0.99);
        var problems = new List<string>();
        if (window.ErrorRate > conditions.MaxErrorRate)
        {
            problems.Add(
                $"{Percent(window.ErrorRate)} failed, expected at most {Percent(conditions.MaxErrorRate)}"
            );
        }

        if (conditions.MaxP99 is { } limit && p99 > limit)
        {
            problems.Add($"p99 is {Seconds(p99)}, expected at most {Seconds(limit)}");
        }

        if (problems.Count == 0)
        {
            said = string.Create(
                CultureInfo.InvariantCulture,
                $"{window.Requests} requests, {Percent(window.ErrorRate)} failed, p99 {Seconds(p99)}"
            );
            return CanaryJudgement.Successful;
        }

        said = string.Create(
            CultureInfo.InvariantCulture,
            $"of {window.Requests} requests {string.Join("; ", problems)}"
        );
        Failures++;
        return Failures > conditions.FailureLimit
            ? throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the new servers do not keep their conditions: {said}{(Failures == 1 ? "" : $" (measurement {Failures} that failed, {conditions.FailureLimit} allowed)")}"
                )
            )
            : CanaryJudgement.Failed;
    }

    private static string Percent(double share) =>
        (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    // The front measures up to 10 s.
    private static string Seconds(double seconds) =>
        double.IsInfinity(seconds) ? "more than 10 s"
        : seconds < 1 ? (1000 * seconds).ToString("0.##", CultureInfo.InvariantCulture) + " ms"
        : seconds.ToString("0.##", CultureInfo.InvariantCulture) + " s";
}
