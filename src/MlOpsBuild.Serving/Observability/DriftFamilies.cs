namespace MlOpsBuild.Serving.Observability;

/// <summary>The metrics of how far what is received is from what training saw.</summary>
internal static class DriftFamilies
{
    private const string About =
        " by the population stability index: below 0.1 is usually read as stable, above 0.25 as a major shift.";

    /// <summary>The indices of features and scores over the last rows, and how many rows these are.</summary>
    public static IEnumerable<MetricFamily> Of(
        ModelCells[] models,
        DriftWindow[] windows,
        long[] totals
    )
    {
        var features = new List<MetricPoint>();
        var scores = new List<MetricPoint>();
        var rows = new List<MetricPoint>();
        for (var m = 0; m < models.Length; m++)
        {
            var model = models[m];
            var window = windows[m].Read(totals);
            rows.Add(MetricPoint.Of(window[0], "model", model.Model.Name));
            for (var f = 0; f < model.Features.Length; f++)
            {
                if (
                    windows[m].Index(window, model.Features[f], model.FeatureStarts[f]) is { } index
                )
                {
                    features.Add(
                        MetricPoint.Of(
                            index,
                            "model",
                            model.Model.Name,
                            "feature",
                            model.Model.Contract.Features[f].Name
                        )
                    );
                }
            }

            if (windows[m].Index(window, model.ScoreBins, model.Scores) is { } score)
            {
                scores.Add(MetricPoint.Of(score, "model", model.Model.Name));
            }
        }

        yield return new(
            "mlops_serve_feature_drift",
            MetricKind.Gauge,
            "1",
            "How far the last rows are from the training rows," + About,
            features
        );
        yield return new(
            "mlops_serve_score_drift",
            MetricKind.Gauge,
            "1",
            "How far the last scores are from those of the test rows," + About,
            scores
        );
        yield return new(
            "mlops_serve_drift_window_rows",
            MetricKind.Gauge,
            "{row}",
            "The last rows that drift is told of.",
            rows
        );
    }
}
