using Microsoft.ML;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet;

/// <summary>
/// A pipeline of your own for <c>trainer: mlnet/pipeline</c>, chosen by <c>parameters: { pipeline: name }</c>. Put a class that
/// implements it, with a constructor without parameters, into your build project: it is found by its name.
/// </summary>
public interface IMlNetPipeline : INamed
{
    /// <summary>Changes whenever the same data would give another model; part of the stage's key.</summary>
    new int Version { get; }

    /// <summary>Whether it can do <paramref name="task"/>. <value>The default value is <see langword="true"/>.</value></summary>
    bool Supports(ModelTask task) => true;

    /// <summary>
    /// Makes the pipeline: from the columns of <paramref name="data"/> to <c>Probability</c> (binary; of the class that counts as
    /// positive), or <c>Score</c> (multiclass: a probability for each class; regression: the number). Each row must be computed by
    /// itself, and nothing that is random may come from anywhere but <paramref name="context"/> and
    /// <see cref="MlNetPipelineData.Seed"/>, so that the same data gives the same model.
    /// </summary>
    IEstimator<ITransformer> Build(MLContext context, MlNetPipelineData data);
}
