using Microsoft.ML;
using Microsoft.ML.Trainers;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>
/// Logistic regression (binary) and maximum entropy (multiclass) by L-BFGS. Its regression in ML.NET is Poisson's, for counts
/// only, so that it is not offered: use <c>mlnet/sdca</c>, or <c>mlnet/pipeline</c> for Poisson's.
/// </summary>
public sealed class LbfgsTrainer : MlNetTrainer
{
    /// <inheritdoc/>
    public override string Name => "mlnet/lbfgs";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new("l1", "The strength of the L1 penalty.", 1.0, 0, 1e6),
        new("l2", "The strength of the L2 penalty.", 1.0, 0, 1e6),
        new("tolerance", "Stops when an iteration improves less than this.", 1e-7, 1e-12, 1),
        new("iterations", "The most iterations.", (long)int.MaxValue, 1, int.MaxValue),
        new(
            "history",
            "How many iterations the second derivatives are estimated from.",
            20L,
            1,
            1000
        ),
        .. SharedParameters.Encoding,
        SharedParameters.OfThreads,
    ];

    internal override ITransformer Fit(MlNetTraining training)
    {
        IEstimator<ITransformer> trainer =
            training.Signature.Task == ModelTask.Binary ? Binary(training) : Multiclass(training);
        return training.Encoding(isNormalized: true).Append(trainer).Fit(training.View);
    }

    // The options' base class has the trainer's own types as parameters: each is set by itself.
    private static LbfgsLogisticRegressionBinaryTrainer Binary(MlNetTraining training) =>
        training.Context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                L1Regularization = (float)training.Number("l1"),
                L2Regularization = (float)training.Number("l2"),
                OptimizationTolerance = (float)training.Number("tolerance"),
                MaximumNumberOfIterations = training.Whole("iterations"),
                HistorySize = training.Whole("history"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
            }
        );

    private static LbfgsMaximumEntropyMulticlassTrainer Multiclass(MlNetTraining training) =>
        training.Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = training.Label,
                FeatureColumnName = FeatureEncoding.Features,
                L1Regularization = (float)training.Number("l1"),
                L2Regularization = (float)training.Number("l2"),
                OptimizationTolerance = (float)training.Number("tolerance"),
                MaximumNumberOfIterations = training.Whole("iterations"),
                HistorySize = training.Whole("history"),
                NumberOfThreads = training.Whole(SharedParameters.Threads),
            }
        );
}
