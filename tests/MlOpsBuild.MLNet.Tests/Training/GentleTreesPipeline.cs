using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Training;

/// <summary>A pipeline as a user writes it, with a parameter of its own.</summary>
public sealed class GentleTreesPipeline : IMlNetPipeline
{
    public string Name => "gentleTrees";

    public int Version => 3;

    public bool Supports(ModelTask task) => task == ModelTask.Binary;

    public IEstimator<ITransformer> Build(MLContext context, MlNetPipelineData data)
    {
        IEstimator<ITransformer> trainer = context.BinaryClassification.Trainers.FastTree(
            new FastTreeBinaryTrainer.Options
            {
                LabelColumnName = data.Label,
                NumberOfTrees = (int)(long)data.Parameters["rounds"],
                LearningRate = 0.1,
                NumberOfThreads = data.Threads,
                Seed = data.Seed,
                FeatureSelectionSeed = data.Seed,
            }
        );
        return data.Features().Append(trainer);
    }
}
