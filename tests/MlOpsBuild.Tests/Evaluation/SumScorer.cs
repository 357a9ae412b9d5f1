using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation;

/// <summary>A model for tests: the probability is the mean of the features times their weights, clamped to [0, 1].</summary>
internal sealed class SumScorer(params (string Feature, double Weight)[] weights) : IScorer
{
    public ModelSignature Signature { get; init; } =
        new(
            ModelTask.Binary,
            "y",
            ["No", "Yes"],
            [.. weights.Select(w => new FeatureSpec(w.Feature, FeatureKind.Number, []))]
        );

    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output)
    {
        double sum = 0;
        for (var f = 0; f < weights.Length; f++)
        {
            sum += features[f] * weights[f].Weight;
        }

        output[0] = Math.Clamp(sum, 0, 1);
    }

    public void Score(FeatureMatrix features, Span<double> output)
    {
        Span<double> row = stackalloc double[weights.Length];
        for (var i = 0; i < features.RowCount; i++)
        {
            features.CopyRow(i, row);
            ScoreRow(row, output.Slice(i, 1));
        }
    }
}
