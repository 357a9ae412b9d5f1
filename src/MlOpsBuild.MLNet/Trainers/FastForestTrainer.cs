using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>
/// A random forest by ML.NET's FastForest: binary and regression. Its binary score is no probability: Platt's calibrator makes one of
/// it, fitted on rows that no tree has seen - the validation part where there is one, else a share of the training rows that is
/// kept from the trees.
/// </summary>
public sealed class FastForestTrainer : MlNetTrainer
{
    private const string CalibrationShare = "calibrationShare";

    /// <inheritdoc/>
    public override string Name => "mlnet/fast-forest";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new("trees", "How many trees.", 100L, 1, 100_000),
        new("leaves", "The most leaves of a tree.", 20L, 2, 100_000),
        new("minRowsPerLeaf", "The fewest training rows in a leaf.", 10L, 1, 1_000_000),
        new("bins", "How many ranges the values of a number are sorted into.", 255L, 2, 1024),
        new("columns", "The share of columns that a tree may use.", 1.0, 0.01, 1),
        new(
            CalibrationShare,
            "Binary, without data.split.validation: the share of the training rows that make probabilities of scores, and train no tree.",
            0.2,
            0.01,
            0.5
        ),
        .. SharedParameters.Encoding,
        SharedParameters.OfThreads,
    ];

    internal override ITransformer Fit(MlNetTraining training)
    {
        if (training.Signature.Task == ModelTask.Binary)
        {
            return FitBinary(training);
        }

        IEstimator<ITransformer> trainer = training.Context.Regression.Trainers.FastForest(
            Set(new FastForestRegressionTrainer.Options(), training)
        );
        return training.Encoding(isNormalized: false).Append(trainer).Fit(training.View);
    }

    private static TransformerChain<ITransformer> FitBinary(MlNetTraining training)
    {
        var (trees, calibration) = Divide(training);
        IEstimator<ITransformer> trainer =
            training.Context.BinaryClassification.Trainers.FastForest(
                Set(new FastForestBinaryTrainer.Options(), training)
            );
        var forest = training.Encoding(isNormalized: false).Append(trainer).Fit(trees);
        IEstimator<ITransformer> platt = training.Context.BinaryClassification.Calibrators.Platt(
            labelColumnName: training.Label
        );
        var calibrator = platt.Fit(forest.Transform(calibration));
        return new TransformerChain<ITransformer>([forest, calibrator]);
    }

    // Both classes must be among the rows that calibrate: else all rows do both.
    private static (IDataView Trees, IDataView Calibration) Divide(MlNetTraining training)
    {
        if (
            training.Request.Validation is { } validation
            && validation.Labels.Contains(0)
            && validation.Labels.Contains(1)
        )
        {
            return (training.View, training.ViewOf(validation));
        }

        var random = new StableRandom(training.Request.Seed, "mlnet/calibration");
        var share = training.Number(CalibrationShare);
        var labels = training.Part.Labels;
        var (trees, calibration) = (new List<int>(), new List<int>());
        for (var row = 0; row < labels.Length; row++)
        {
            (random.NextDouble() < share ? calibration : trees).Add(row);
        }

        bool HasBoth(List<int> rows) =>
            rows.Exists(r => labels[r] == 0) && rows.Exists(r => labels[r] == 1);
        return HasBoth(trees) && HasBoth(calibration)
            ? (
                training.ViewOf(training.Part, [.. trees]),
                training.ViewOf(training.Part, [.. calibration])
            )
            : (training.View, training.View);
    }

    private static TOptions Set<TOptions>(TOptions options, MlNetTraining training)
        where TOptions : FastForestOptionsBase
    {
        TreeSettings.Set(options, training);
        return options;
    }
}
