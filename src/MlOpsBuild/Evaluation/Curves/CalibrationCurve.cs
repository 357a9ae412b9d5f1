using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation.Curves;

/// <summary>Mean probability against the share of positive rows, in ten equal bins; empty bins are left out.</summary>
internal static class CalibrationCurve
{
    public static Curve Of(RankedScores ranked, string name)
    {
        const int Bins = ExpectedCalibrationErrorMetric.Bins;
        var rows = new int[Bins];
        var positives = new int[Bins];
        var scores = new double[Bins];
        for (var i = 0; i < ranked.Order.Length; i++)
        {
            var bin = ExpectedCalibrationErrorMetric.BinOf(ranked.Scores[i]);
            rows[bin]++;
            positives[bin] -= ranked.PositiveMask[i];
            scores[bin] += ranked.Scores[i];
        }

        List<double> x = [];
        List<double> y = [];
        List<int> weight = [];
        for (var b = 0; b < Bins; b++)
        {
            if (rows[b] > 0)
            {
                x.Add(scores[b] / rows[b]);
                y.Add(positives[b] / (double)rows[b]);
                weight.Add(rows[b]);
            }
        }

        return new Curve("calibration", name, x, y, weight);
    }
}
