using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>Gradient-boosted trees by LightGBM, through ML.NET: binary, multiclass and regression.</summary>
public sealed class LightGbmTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "mlnet/light-gbm";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new("trees", "How many rounds of boosting.", 100L, 1, 100_000),
        new(
            "leaves",
            "The most leaves of a tree; 0 lets ML.NET choose by the number of rows.",
            0L,
            0,
            100_000
        ),
        new(
            "minRowsPerLeaf",
            "The fewest training rows in a leaf; 0 lets ML.NET choose by the number of rows.",
            0L,
            0,
            1_000_000
        ),
        new(
            "learningRate",
            "How much of each tree's correction is taken; 0 lets ML.NET choose by the number of rows.",
            0.0,
            0,
            1
        ),
        new("bins", "How many ranges the values of a number are sorted into.", 255L, 2, 1024),
        new("l1", "The strength of the L1 penalty on leaves.", 0.0, 0, 1e6),
        new("l2", "The strength of the L2 penalty on leaves.", 0.01, 0, 1e6),
        new("columns", "The share of columns that a tree may use.", 1.0, 0.01, 1),
        .. SharedParameters.Encoding,
        SharedParameters.OfThreads,
    ];

    internal override ITransformer Fit(MlNetTraining training)
    {
        OpenMp.WaitPassively();
        IEstimator<ITransformer> trainer = training.Signature.Task switch
        {
            ModelTask.Binary => Binary(training),
            ModelTask.Multiclass => Multiclass(training),
            _ => Regression(training),
        };
        return training.Encoding(isNormalized: false).Append(trainer).Fit(training.View);
    }

    private protected override string Told(Exception e) =>
        e.GetBaseException() is DllNotFoundException missing
            ? $"LightGBM's native library cannot be loaded: {missing.Message.Split('\n')[0]} It needs libgomp1 (apt-get install libgomp1)."
            : base.Told(e);

    // The options' base class has the trainer's own types as parameters: each is set by itself.
    private static LightGbmBinaryTrainer Binary(MlNetTraining training) =>
        training.Context.BinaryClassification.Trainers.LightGbm(
            new LightGbmBinaryTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                NumberOfIterations = training.Whole("trees"),
                NumberOfLeaves = Chosen(training.Whole("leaves")),
                MinimumExampleCountPerLeaf = Chosen(training.Whole("minRowsPerLeaf")),
                LearningRate = Chosen(training.Number("learningRate")),
                MaximumBinCountPerFeature = training.Whole("bins"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
                Seed = training.Seed,
                Booster = Booster(training),
            }
        );

    private static LightGbmMulticlassTrainer Multiclass(MlNetTraining training) =>
        training.Context.MulticlassClassification.Trainers.LightGbm(
            new LightGbmMulticlassTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                NumberOfIterations = training.Whole("trees"),
                NumberOfLeaves = Chosen(training.Whole("leaves")),
                MinimumExampleCountPerLeaf = Chosen(training.Whole("minRowsPerLeaf")),
                LearningRate = Chosen(training.Number("learningRate")),
                MaximumBinCountPerFeature = training.Whole("bins"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
                Seed = training.Seed,
                Booster = Booster(training),
            }
        );

    private static LightGbmRegressionTrainer Regression(MlNetTraining training) =>
        training.Context.Regression.Trainers.LightGbm(
            new LightGbmRegressionTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                NumberOfIterations = training.Whole("trees"),
                NumberOfLeaves = Chosen(training.Whole("leaves")),
                MinimumExampleCountPerLeaf = Chosen(training.Whole("minRowsPerLeaf")),
                LearningRate = Chosen(training.Number("learningRate")),
                MaximumBinCountPerFeature = training.Whole("bins"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
                Seed = training.Seed,
                Booster = Booster(training),
            }
        );

    private static GradientBooster.Options Booster(MlNetTraining training) =>
        new()
        {
            L1Regularization = training.Number("l1"),
            L2Regularization = training.Number("l2"),
            FeatureFraction = training.Number("columns"),
        };

    private static int? Chosen(int value) => value == 0 ? null : value;

    private static double? Chosen(double value) => value == 0 ? null : value;
}
