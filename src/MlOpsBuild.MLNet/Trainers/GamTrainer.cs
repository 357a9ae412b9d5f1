using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>
/// Generalized additive models by ML.NET: a sum of one function for each column, binary (calibrated by ML.NET) and regression.
/// </summary>
public sealed class GamTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "mlnet/gam";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new("iterations", "How many passes over the columns.", 9500L, 1, 1_000_000),
        new("learningRate", "How much of each correction is taken.", 0.002, 1e-6, 1),
        new("bins", "How many ranges the values of a number are sorted into.", 255L, 2, 1024),
        new("minRowsPerLeaf", "The fewest training rows in a range.", 10L, 1, 1_000_000),
        .. SharedParameters.Encoding,
        SharedParameters.OfThreads,
    ];

    internal override ITransformer Fit(MlNetTraining training)
    {
        IEstimator<ITransformer> trainer =
            training.Signature.Task == ModelTask.Binary ? Binary(training) : Regression(training);
        return training.Encoding(isNormalized: false).Append(trainer).Fit(training.View);
    }

    // The options' base class has the trainer's own types as parameters: each is set by itself.
    private static GamBinaryTrainer Binary(MlNetTraining training) =>
        training.Context.BinaryClassification.Trainers.Gam(
            new GamBinaryTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                NumberOfIterations = training.Whole("iterations"),
                LearningRate = training.Number("learningRate"),
                MaximumBinCountPerFeature = training.Whole("bins"),
                MinimumExampleCountPerLeaf = training.Whole("minRowsPerLeaf"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
                Seed = training.Seed,
            }
        );

    private static GamRegressionTrainer Regression(MlNetTraining training) =>
        training.Context.Regression.Trainers.Gam(
            new GamRegressionTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                NumberOfIterations = training.Whole("iterations"),
                LearningRate = training.Number("learningRate"),
                MaximumBinCountPerFeature = training.Whole("bins"),
                MinimumExampleCountPerLeaf = training.Whole("minRowsPerLeaf"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
                Seed = training.Seed,
            }
        );
}
