using Microsoft.ML;
using Microsoft.ML.Trainers;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>
/// Logistic regression (binary), maximum entropy (multiclass) and linear regression by stochastic dual coordinate ascent. One
/// thread trains: with more the result is not the same twice.
/// </summary>
public sealed class SdcaTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "mlnet/sdca";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new(
            "l1",
            "The strength of the L1 penalty; below 0 lets ML.NET choose by the data.",
            -1.0,
            -1,
            1e6
        ),
        new(
            "l2",
            "The strength of the L2 penalty; below 0 lets ML.NET choose by the data.",
            -1.0,
            -1,
            1e6
        ),
        new(
            "tolerance",
            "Stops when the gap between primal and dual, relative to the loss, is this small.",
            0.1,
            1e-6,
            1
        ),
        new(
            "iterations",
            "The most passes over the rows; 0 lets ML.NET choose by the data.",
            0L,
            0,
            1_000_000
        ),
        .. SharedParameters.Encoding,
    ];

    internal override ITransformer Fit(MlNetTraining training)
    {
        IEstimator<ITransformer> trainer = training.Signature.Task switch
        {
            ModelTask.Binary => Binary(training),
            ModelTask.Multiclass => Multiclass(training),
            _ => Regression(training),
        };
        return training.Encoding(isNormalized: true).Append(trainer).Fit(training.View);
    }

    // The options' base class has the trainer's own types as parameters: each is set by itself.
    private static SdcaLogisticRegressionBinaryTrainer Binary(MlNetTraining training) =>
        training.Context.BinaryClassification.Trainers.SdcaLogisticRegression(
            new SdcaLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                L1Regularization = Chosen(training.Number("l1")),
                L2Regularization = Chosen(training.Number("l2")),
                ConvergenceTolerance = (float)training.Number("tolerance"),
                MaximumNumberOfIterations = Chosen(training.Whole("iterations")),
                NumberOfThreads = 1,
            }
        );

    private static SdcaMaximumEntropyMulticlassTrainer Multiclass(MlNetTraining training) =>
        training.Context.MulticlassClassification.Trainers.SdcaMaximumEntropy(
            new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                L1Regularization = Chosen(training.Number("l1")),
                L2Regularization = Chosen(training.Number("l2")),
                ConvergenceTolerance = (float)training.Number("tolerance"),
                MaximumNumberOfIterations = Chosen(training.Whole("iterations")),
                NumberOfThreads = 1,
            }
        );

    private static SdcaRegressionTrainer Regression(MlNetTraining training) =>
        training.Context.Regression.Trainers.Sdca(
            new SdcaRegressionTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                L1Regularization = Chosen(training.Number("l1")),
                L2Regularization = Chosen(training.Number("l2")),
                ConvergenceTolerance = (float)training.Number("tolerance"),
                MaximumNumberOfIterations = Chosen(training.Whole("iterations")),
                NumberOfThreads = 1,
            }
        );

    private static float? Chosen(double value) => value < 0 ? null : (float)value;

    private static int? Chosen(int value) => value == 0 ? null : value;
}
