using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation.Curves;

/// <summary>Curves that move a threshold through the ranked rows.</summary>
internal static class RankingCurves
{
    /// <summary>False against true positive rate, from (0, 0) to (1, 1).</summary>
    public static Curve Roc(RankedScores ranked, int positives, string name)
    {
        var negatives = ranked.Order.Length - positives;
        var points = Thresholds(ranked);
        List<double> x = [0];
        List<double> y = [0];
        foreach (var i in EvenlySpaced.Indices(points.Count, CurveBuilder.MaxPoints - 1))
        {
            x.Add((points[i].Predicted - points[i].TruePositives) / (double)negatives);
            y.Add(points[i].TruePositives / (double)positives);
        }

        return new Curve("roc", name, x, y, []);
    }

    /// <summary>Recall against precision, from recall 0 (where precision is 1 by convention) to 1.</summary>
    public static Curve PrecisionRecall(RankedScores ranked, int positives, string name)
    {
        var points = Thresholds(ranked);
        List<double> x = [0];
        List<double> y = [1];
        foreach (var i in EvenlySpaced.Indices(points.Count, CurveBuilder.MaxPoints - 1))
        {
            x.Add(points[i].TruePositives / (double)positives);
            y.Add(points[i].TruePositives / (double)points[i].Predicted);
        }

        return new Curve("precisionRecall", name, x, y, []);
    }

    // One entry per distinct score, from the highest: rows at or above it, and how many of them are positive.
    private static List<(int Predicted, int TruePositives)> Thresholds(RankedScores ranked)
    {
        var points = new List<(int, int)>();
        var truePositives = 0;
        for (var i = 0; i < ranked.Order.Length; i++)
        {
            truePositives -= ranked.PositiveMask[i];
            if (ranked.GroupEnds[i])
            {
                points.Add((i + 1, truePositives));
            }
        }

        return points;
    }
}
