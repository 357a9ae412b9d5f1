using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>What the embedded trainers have in common.</summary>
internal static class TrainingRows
{
    /// <exception cref="UsageException">There is nothing to learn from.</exception>
    public static void Require(TrainingRequest request)
    {
        if (request.Features.RowCount == 0)
        {
            throw new UsageException(
                "There are no training rows: give more data or a smaller test share."
            );
        }

        if (request.Features.ColumnCount == 0)
        {
            throw new UsageException(
                "There are no features: the data has only the label and ignored columns."
            );
        }

        if (request.Labels.Length != request.Features.RowCount)
        {
            throw new ArgumentException("There must be one label per row.", nameof(request));
        }
    }

    public static ModelManifest ManifestOf(
        ITrainer trainer,
        TrainingRequest request,
        IReadOnlyDictionary<string, double> metrics
    ) =>
        new()
        {
            Trainer = trainer.Name,
            TrainerVersion = trainer.Version,
            Signature = request.Signature,
            Parameters = request.Parameters,
            Seed = request.Seed,
            DataDigest = request.DataDigest,
            Metrics = metrics,
        };
}
