using Microsoft.ML;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Training;

/// <summary>Writes a trained pipeline as a model, and tells how well it does on the rows that it was made with.</summary>
internal static class ModelWriter
{
    /// <summary>Writes <c>model.zip</c> and <c>model.json</c>.</summary>
    /// <returns>Log loss (in nats) or root mean squared error, of the training and the validation part.</returns>
    /// <exception cref="ModelFormatException">The pipeline does not give what a model of this task must.</exception>
    public static IReadOnlyDictionary<string, double> Write(
        ITrainer trainer,
        MlNetTraining training,
        ITransformer model
    )
    {
        var request = training.Request;
        var path = Path.Combine(request.OutputDirectory, MlNetModel.FileName);
        using (var saved = new MemoryStream())
        {
            training.Context.Model.Save(model, training.View.Schema, saved);
            saved.Position = 0;
            ModelZip.Write(path, saved);
        }

        // What is judged is what was written.
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        using (var scorer = MlNetScorer.Load(request.Signature, path))
        {
            Add(metrics, "train", scorer, training.Part);
            if (request.Validation is { } validation)
            {
                Add(metrics, "validation", scorer, validation);
            }
        }

        WriteManifest(trainer.Name, trainer.Version, request, metrics);
        return metrics;
    }

    /// <summary>Writes <c>model.json</c> beside <c>model.zip</c>.</summary>
    public static void WriteManifest(
        string trainer,
        int version,
        TrainingRequest request,
        IReadOnlyDictionary<string, double> metrics
    )
    {
        var manifest = new ModelManifest
        {
            Trainer = trainer,
            TrainerVersion = version,
            Signature = request.Signature,
            Parameters = request.Parameters,
            Seed = request.Seed,
            DataDigest = request.DataDigest,
            Metrics = metrics,
        };
        var weights = new RuntimeWeights
        {
            Kind = MlNetModel.Kind,
            Files = ModelFolder.DigestsOf(request.OutputDirectory),
        };
        File.WriteAllBytes(
            Path.Combine(request.OutputDirectory, ModelBundle.ManifestFile),
            ModelBundle.Write(manifest, weights)
        );
    }

    private static void Add(
        Dictionary<string, double> metrics,
        string part,
        MlNetScorer scorer,
        TrainingPart rows
    )
    {
        var signature = scorer.Signature;
        var scores = new double[rows.Labels.Length * signature.OutputWidth];
        scorer.Score(rows.Features, scores);
        var input = new MetricInput(signature.Task, signature.Classes.Count, rows.Labels, scores);
        var (name, metric) =
            signature.Task == ModelTask.Regression
                ? ("Rmse", (IMetric)new RmseMetric())
                : ("LogLoss", new LogLossMetric());
        if (metric.Compute(input) is var value && double.IsFinite(value))
        {
            metrics[part + name] = value;
        }
    }
}
