using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Slices;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>
/// The best and the worst value of a slice column may differ by at most the limit. Values with fewer than
/// <see cref="SliceResult.SmallRows"/> test rows, rows without a value and values where the metric is not defined are left
/// out.
/// <para>
/// The gap of the two extremes of k values is large by chance alone, so its interval is as wide as all k (k - 1) / 2 pairs
/// together need (Bonferroni): each value's interval gives its standard error, the values being of different rows their
/// squares add, and the gap's interval is the normal one at confidence 1 - (1 - confidence) / pairs.
/// </para>
/// Fails when the gap exceeds the limit and its whole interval is above zero; inconclusive when it exceeds the limit but may
/// be chance, or is within but its interval reaches beyond, or when fewer than two values can be compared.
/// </summary>
public sealed class MaxGapGate : IGate
{
    /// <inheritdoc/>
    public string Name => "maxGap";

    /// <inheritdoc/>
    public double? LimitOf(GateConfig gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.MaxGap;
    }

    /// <inheritdoc/>
    public GateResult Judge(GateConfig gate, GateInput input)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(input);
        var limit = gate.MaxGap!.Value;
        var values = Comparable(gate, input.Evaluation);
        var result = new GateResult
        {
            Gate = $"{gate.Metric} {Name} {NumberText.Exact(limit)} over {gate.Slice}",
            Metric = gate.Metric,
            Value = double.NaN,
            Limit = limit,
            Outcome = GateOutcome.Inconclusive,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{gate.Metric} over {gate.Slice}: {values.Count} of its values can be compared, which needs two with {SliceResult.SmallRows} or more test rows and a defined {gate.Metric}"
            ),
            Line = gate.Line,
        };
        return values.Count < 2 ? result : Judge(result, values, input.Confidence);
    }

    private static List<(string Value, MetricValue Metric)> Comparable(
        GateConfig gate,
        EvaluationResult evaluation
    ) =>
        [
            .. evaluation
                .Slices.Where(s =>
                    s.Column == gate.Slice && !s.IsSmall && s.Value != SliceBuilder.Missing
                )
                .Select(s => (s.Value, s.Metrics.First(m => m.Name == gate.Metric)))
                .Where(s => !double.IsNaN(s.Item2.Value))
                .OrderBy(s => s.Item2.HigherIsBetter ? s.Item2.Value : -s.Item2.Value)
                .ThenBy(s => s.Value, StringComparer.Ordinal),
        ];

    private GateResult Judge(
        GateResult result,
        List<(string Value, MetricValue Metric)> values,
        double confidence
    )
    {
        var (worst, best) = (values[0], values[^1]);
        var gap = Math.Abs(best.Metric.Value - worst.Metric.Value);
        var halfWidth = HalfWidth(best.Metric, worst.Metric, values.Count, confidence);
        double? low = halfWidth is { } h ? gap - h : null;
        double? high = gap + halfWidth;
        var outcome =
            gap > result.Limit
                ? low is null or > 0
                    ? GateOutcome.Fail
                    : GateOutcome.Inconclusive
                : high > result.Limit
                    ? GateOutcome.Inconclusive
                    : GateOutcome.Pass;
        var what =
            $"{result.Metric} differs by {NumberText.Against(gap, result.Limit)} between {best.Value} ({NumberText.Of(best.Metric.Value)}) and {worst.Value} ({NumberText.Of(worst.Metric.Value)})";
        var limit = $"{Name} {NumberText.Exact(result.Limit)}";
        var interval =
            low is null || high is null
                ? ""
                : $"{NumberText.Percent(confidence)} interval {NumberText.Of(low.Value)} to {NumberText.Of(high.Value)}";
        var message = outcome switch
        {
            GateOutcome.Fail when interval.Length > 0 => $"{what}, beyond {limit} ({interval})",
            GateOutcome.Fail => $"{what}, beyond {limit}",
            GateOutcome.Inconclusive when gap > result.Limit =>
                $"{what}, beyond {limit}, yet the {interval} holds zero: it may be chance",
            GateOutcome.Inconclusive =>
                $"{what}, within {limit}, yet the {interval} reaches beyond: these test rows do not prove it",
            _ when interval.Length > 0 => $"{what}, within {limit} ({interval})",
            _ => $"{what}, within {limit}",
        };
        return result with
        {
            Value = gap,
            Low = low,
            High = high,
            Outcome = outcome,
            Message = message,
        };
    }

    private static double? HalfWidth(MetricValue a, MetricValue b, int values, double confidence)
    {
        var halfA = (a.High - a.Low) / 2;
        var halfB = (b.High - b.Low) / 2;
        if (halfA is not { } x || halfB is not { } y)
        {
            return null;
        }

        var pairs = values * (values - 1) / 2.0;
        var widen =
            NormalQuantile.Upper((1 - confidence) / pairs / 2)
            / NormalQuantile.Upper((1 - confidence) / 2);
        return widen * Math.Sqrt((x * x) + (y * y));
    }
}
