namespace MlOpsBuild.Serving.Observability;

/// <summary>The metrics of what models were given and what they said.</summary>
internal static class PredictionFamilies
{
    /// <summary>Rows, classes, scores, invalid input and dropped copies, by model.</summary>
    public static IEnumerable<MetricFamily> Of(ModelCells[] models, long[] totals)
    {
        yield return Counter(
            "mlops_serve_rows_total",
            "{row}",
            "Rows that were scored.",
            m => m.Rows
        );
        yield return new(
            "mlops_serve_predictions_total",
            MetricKind.Counter,
            "{row}",
            "Rows by the class that was predicted.",
            [
                .. models.SelectMany(m =>
                    m.Model.Scorer.Signature.Classes.Select(
                        (c, i) =>
                            MetricPoint.Of(totals[m.Classes + i], "model", m.Model.Name, "class", c)
                    )
                ),
            ]
        );
        yield return new(
            "mlops_serve_score",
            MetricKind.Histogram,
            "1",
            "What was predicted: the probability of the positive class, the highest probability of several classes, or the number.",
            [.. models.Select(m => Scores(m, totals))]
        );
        yield return Counter(
            "mlops_serve_invalid_requests_total",
            "{request}",
            "Requests that were refused for what they contained.",
            m => m.InvalidRequests
        );
        yield return Counter(
            "mlops_serve_input_problems_total",
            "{problem}",
            "Problems that were found in requests that were refused.",
            m => m.InputProblems
        );
        yield return Counter(
            "mlops_serve_shadow_dropped_total",
            "{request}",
            "Copies of requests that a shadow did not get because too many waited.",
            m => m.ShadowDropped,
            onlyShadows: true
        );

        MetricFamily Counter(
            string name,
            string unit,
            string help,
            Func<ModelCells, int> cell,
            bool onlyShadows = false
        ) =>
            new(
                name,
                MetricKind.Counter,
                unit,
                help,
                [
                    .. models
                        .Where(m => m.Model.IsShadow || !onlyShadows)
                        .Select(m => MetricPoint.Of(totals[cell(m)], "model", m.Model.Name)),
                ]
            );
    }

    private static MetricPoint Scores(ModelCells model, long[] totals) =>
        MetricPoint.Of(
            BitConverter.Int64BitsToDouble(totals[model.ScoreSum]),
            "model",
            model.Model.Name
        ) with
        {
            // A score is never missing: the bin of missing values is left out.
            Bins = new MetricBins(
                model.Model.Contract.Scores.Edges!,
                totals[model.Scores..(model.Scores + model.ScoreBins.Count - 1)]
            ),
        };
}
