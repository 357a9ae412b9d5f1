using MlOpsBuild.Scoring;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>A model that fails with a message that nobody outside may read.</summary>
internal sealed class BrokenScorer(ModelSignature signature) : IScorer
{
    public ModelSignature Signature => signature;

    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output) =>
        throw new InvalidDataException("secret detail");

    public void Score(FeatureMatrix features, Span<double> output) =>
        throw new InvalidDataException("secret detail");
}
