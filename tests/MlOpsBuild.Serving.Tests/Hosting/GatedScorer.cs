using MlOpsBuild.Scoring;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>A model that says when it is asked, and answers when it may.</summary>
internal sealed class GatedScorer(IScorer inner) : IScorer
{
    public SemaphoreSlim Asked { get; } = new(0);

    public SemaphoreSlim Gate { get; } = new(0);

    public ModelSignature Signature => inner.Signature;

    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output)
    {
        Asked.Release();
        Gate.Wait();
        inner.ScoreRow(features, output);
    }

    public void Score(FeatureMatrix features, Span<double> output)
    {
        Asked.Release();
        Gate.Wait();
        inner.Score(features, output);
    }
}
