using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Import;

namespace MlOpsBuild.MLNet.Import;

/// <summary>
/// Takes a <c>model.zip</c> that ML.NET saved, with the schema of its input. Each column that its outputs depend on must be a
/// feature: a number as <c>Single</c>, <c>Double</c>, <c>Int32</c>, <c>Int64</c>, <c>Boolean</c> or text, a category as text. What it
/// gives: see <see cref="IMlNetPipeline.Build"/>; of several classes the names must be there, and be ours.
/// </summary>
public sealed class MlNetImporter : IModelImporter
{
    private const string Trainer = "import";
    private const int TrainerVersion = 1;

    /// <inheritdoc/>
    public string Name => MlNetModel.Kind;

    /// <inheritdoc/>
    public bool Takes(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, double>> ImportAsync(
        string path,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Import(path, request), cancellationToken);
    }

    private static IReadOnlyDictionary<string, double> Import(string path, TrainingRequest request)
    {
        var used = FeaturesOf(path, request.Signature);
        using (var saved = File.OpenRead(path))
        {
            ModelZip.Write(Path.Combine(request.OutputDirectory, MlNetModel.FileName), saved);
        }

        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        ModelWriter.WriteManifest(
            Trainer,
            TrainerVersion,
            request with
            {
                Signature = request.Signature with { Features = used },
            },
            metrics
        );
        return metrics;
    }

    // The model takes what its outputs depend on, and nothing else.
    private static IReadOnlyList<FeatureSpec> FeaturesOf(string path, ModelSignature data)
    {
        try
        {
            using var scorer = MlNetScorer.Load(data, path, needsNames: true);
            return scorer.UsedFeatures.Count > 0
                ? scorer.UsedFeatures
                : throw new ModelFormatException("its outputs depend on no column");
        }
        catch (ModelFormatException e)
        {
            throw new UsageException(
                $"train.from: the model does not fit the data: {e.Message}",
                inner: e
            );
        }
    }
}
