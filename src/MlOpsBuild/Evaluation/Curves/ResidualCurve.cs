using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation.Curves;

/// <summary>Prediction against actual - prediction for at most 200 rows, evenly spaced by prediction.</summary>
internal static class ResidualCurve
{
    public static Curve Of(MetricInput input)
    {
        var order = new int[input.Rows];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(
            order,
            (a, b) =>
                input.Scores[a].CompareTo(input.Scores[b]) is var c && c != 0 ? c : a.CompareTo(b)
        );
        List<double> x = [];
        List<double> y = [];
        foreach (var i in EvenlySpaced.Indices(order.Length, CurveBuilder.MaxPoints))
        {
            x.Add(input.Scores[order[i]]);
            y.Add(input.Labels[order[i]] - input.Scores[order[i]]);
        }

        return new Curve("residuals", "", x, y, []);
    }
}
