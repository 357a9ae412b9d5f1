using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace MlOpsBuild.MLNet.Tests.Training;

/// <summary>A pipeline that forgets to calibrate.</summary>
public sealed class ScoreOnlyPipeline : IMlNetPipeline
{
    public string Name => "scoreOnly";

    public int Version => 1;

    public IEstimator<ITransformer> Build(MLContext context, MlNetPipelineData data)
    {
        IEstimator<ITransformer> trainer = context.BinaryClassification.Trainers.FastForest(
            new FastForestBinaryTrainer.Options
            {
                LabelColumnName = data.Label,
                NumberOfTrees = 5,
                NumberOfThreads = 1,
            }
        );
        return data.Features().Append(trainer);
    }
}
