using MlOpsBuild.Configuration;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>What the min and the max gate share: the candidate's own value on all test rows.</summary>
internal static class ValueGate
{
    public static GateResult Judge(
        string kind,
        GateConfig gate,
        double limit,
        GateInput input,
        bool isMin
    )
    {
        var metric = input.Evaluation.Metrics.First(m => m.Name == gate.Metric);
        var value = metric.Value;
        var holds = isMin ? value >= limit : value <= limit; // NaN does not
        var bound = isMin ? metric.Low : metric.High;
        var proven = bound is not { } b || (isMin ? b >= limit : b <= limit);
        var limitText = $"{kind} {NumberText.Exact(limit)}";
        var confidence = NumberText.Percent(input.Confidence);
        var (outcome, message) = (holds, proven) switch
        {
            _ when double.IsNaN(value) => (
                GateOutcome.Fail,
                $"{gate.Metric} is not defined on these test rows, so {limitText} is not met"
            ),
            (false, _) => (
                GateOutcome.Fail,
                $"{gate.Metric} {NumberText.Against(value, limit)} is {(isMin ? "below" : "above")} {limitText}"
            ),
            (true, false) => (
                GateOutcome.Inconclusive,
                $"{gate.Metric} {NumberText.Of(value)} meets {limitText}, yet its {confidence} interval reaches {NumberText.Against(bound!.Value, limit)}: these test rows do not prove it"
            ),
            _ => (
                GateOutcome.Pass,
                bound is null
                    ? $"{gate.Metric} {NumberText.Of(value)} meets {limitText}"
                    : $"{gate.Metric} {NumberText.Of(value)} meets {limitText} ({confidence} interval {NumberText.Of(metric.Low!.Value)} to {NumberText.Of(metric.High!.Value)})"
            ),
        };
        return new GateResult
        {
            Gate = $"{gate.Metric} {limitText}",
            Metric = gate.Metric,
            Value = value,
            Limit = limit,
            Low = metric.Low,
            High = metric.High,
            Outcome = outcome,
            Message = message,
            Line = gate.Line,
        };
    }
}
