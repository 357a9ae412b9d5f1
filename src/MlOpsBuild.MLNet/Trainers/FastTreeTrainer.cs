using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>Gradient-boosted trees by ML.NET's FastTree: binary (its score calibrated by ML.NET) and regression.</summary>
public sealed class FastTreeTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "mlnet/fast-tree";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new("trees", "How many trees.", 100L, 1, 100_000),
        new("leaves", "The most leaves of a tree.", 20L, 2, 100_000),
        new("minRowsPerLeaf", "The fewest training rows in a leaf.", 10L, 1, 1_000_000),
        new("learningRate", "How much of each tree's correction is taken.", 0.2, 1e-6, 1),
        new("bins", "How many ranges the values of a number are sorted into.", 255L, 2, 1024),
        new("columns", "The share of columns that a tree may use.", 1.0, 0.01, 1),
        .. SharedParameters.Encoding,
        SharedParameters.OfThreads,
    ];

    internal override ITransformer Fit(MlNetTraining training)
    {
        IEstimator<ITransformer> trainer =
            training.Signature.Task == ModelTask.Binary
                ? training.Context.BinaryClassification.Trainers.FastTree(
                    Set(new FastTreeBinaryTrainer.Options(), training)
                )
                : training.Context.Regression.Trainers.FastTree(
                    Set(new FastTreeRegressionTrainer.Options(), training)
                );
        return training.Encoding(isNormalized: false).Append(trainer).Fit(training.View);
    }

    private static TOptions Set<TOptions>(TOptions options, MlNetTraining training)
        where TOptions : BoostedTreeOptions
    {
        TreeSettings.Set(options, training);
        options.LearningRate = training.Number("learningRate");
        return options;
    }
}
