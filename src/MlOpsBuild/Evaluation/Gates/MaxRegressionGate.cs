using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Comparison;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>
/// The metric may be worse than the baseline's by at most the limit. The regression is baseline - candidate, or candidate
/// - baseline where lower is better, with the interval of the paired bootstrap.
/// <list type="bullet">
/// <item>Fail: the regression exceeds the limit, and its whole interval is above zero: the model is worse, and as far as
/// these rows tell by more than is allowed. Also when the candidate's value is not defined.</item>
/// <item>Inconclusive: the regression exceeds the limit, but its interval holds zero, so it may be chance; or it is within
/// the limit, but its interval reaches beyond. The message says how many test rows would decide.</item>
/// <item>Pass: the whole interval is within the limit.</item>
/// </list>
/// </summary>
public sealed class MaxRegressionGate : IGate
{
    /// <inheritdoc/>
    public string Name => "maxRegression";

    /// <inheritdoc/>
    public double? LimitOf(GateConfig gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.MaxRegression;
    }

    /// <inheritdoc/>
    public GateResult Judge(GateConfig gate, GateInput input)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(input);
        var limit = gate.MaxRegression!.Value;
        var metric = input.Comparisons.First(m => m.Metric == gate.Metric);
        var sign = metric.HigherIsBetter ? -1 : 1;
        var regression = sign * metric.Difference + 0.0;
        double? low = metric.HigherIsBetter ? -metric.High + 0.0 : metric.Low;
        double? high = metric.HigherIsBetter ? -metric.Low + 0.0 : metric.High;
        if (double.IsNaN(metric.Low))
        {
            (low, high) = (null, null);
        }

        var outcome = Outcome(metric, regression, low, high, limit);
        return new GateResult
        {
            Gate = $"{gate.Metric} {Name} {NumberText.Exact(limit)}",
            Metric = gate.Metric,
            Value = regression,
            Limit = limit,
            Low = low,
            High = high,
            Outcome = outcome,
            Message = Message(metric, regression, low, high, limit, outcome, input.Confidence),
            Line = gate.Line,
        };
    }

    private static GateOutcome Outcome(
        MetricComparison metric,
        double regression,
        double? low,
        double? high,
        double limit
    )
    {
        if (double.IsNaN(regression))
        {
            return double.IsNaN(metric.Candidate) ? GateOutcome.Fail : GateOutcome.Inconclusive;
        }

        if (regression > limit)
        {
            return low is null or > 0 ? GateOutcome.Fail : GateOutcome.Inconclusive;
        }

        return high > limit ? GateOutcome.Inconclusive : GateOutcome.Pass;
    }

    private string Message(
        MetricComparison metric,
        double regression,
        double? low,
        double? high,
        double limit,
        GateOutcome outcome,
        double confidence
    )
    {
        var name = metric.Metric;
        if (double.IsNaN(regression))
        {
            return double.IsNaN(metric.Candidate)
                ? $"{name} is not defined for the candidate on these test rows"
                : $"{name} is not defined for the baseline on these test rows, so there is no regression to measure";
        }

        var limitText = $"{Name} {NumberText.Exact(limit)}";
        var interval =
            low is null || high is null
                ? ""
                : $"{NumberText.Percent(confidence)} interval {NumberText.Of(low.Value)} to {NumberText.Of(high.Value)}";
        var baseline = NumberText.Of(metric.Baseline);
        var change =
            metric.Verdict == Verdict.Identical
                ? $"{name} {NumberText.Of(metric.Candidate)}: every prediction is that of the baseline"
            : regression <= 0
                ? $"{name} {NumberText.Of(metric.Candidate)} is {NumberText.Of(-regression)} better than the baseline's {baseline}"
            : $"{name} {NumberText.Of(metric.Candidate)} is {NumberText.Against(regression, limit)} worse than the baseline's {baseline}";
        var rows = metric.RowsToDecide is { } n
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; about {n:N0} test rows would tell better from worse"
            )
            : "";
        return outcome switch
        {
            GateOutcome.Fail when interval.Length > 0 =>
                $"{change} ({interval}), beyond {limitText}",
            GateOutcome.Fail => $"{change}, beyond {limitText}",
            GateOutcome.Inconclusive when regression > limit =>
                $"{change}, beyond {limitText}, yet the {interval} holds zero: it may be chance{rows}",
            GateOutcome.Inconclusive =>
                $"{change}, within {limitText}, yet the {interval} of the regression reaches beyond: these test rows do not prove it{rows}",
            _ when interval.Length == 0 || metric.Verdict == Verdict.Identical =>
                $"{change}, within {limitText}",
            _ => $"{change}, within {limitText} ({interval} of the regression)",
        };
    }
}
