using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Training;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// A model whose files lie in a folder of its own while it is used: one that a program or an <see cref="IModelRuntime"/> computes.
/// </summary>
internal sealed class OpenedModel : IScorer, IDisposable
{
    private const string Prefix = TrainStage.ModelFolder + "/";
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(5);

    private readonly IScorer _model;
    private readonly string _folder;

    private OpenedModel(IScorer model, string folder) => (_model, _folder) = (model, folder);

    /// <inheritdoc/>
    public ModelSignature Signature => _model.Signature;

    /// <summary>Opens the model that a train stage made.</summary>
    /// <param name="train">What the stage put out.</param>
    /// <param name="config">The project: <see cref="TrainConfig.TimeLimit"/> is how long its program may take for rows that are sent together.</param>
    /// <param name="context">What the running stage has.</param>
    /// <param name="cancellationToken">Ends the model's program, also while it scores.</param>
    /// <returns>The model; to be disposed where it is <see cref="IDisposable"/>.</returns>
    public static async Task<IScorer> OpenAsync(
        StageOutcome train,
        MlOpsConfig config,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        var json = await train.ReadAsync(Prefix + ModelBundle.ManifestFile, cancellationToken);
        if (ModelBundle.IsEmbedded(json))
        {
            return ModelBundle.Load(
                json,
                await train.ReadAsync(Prefix + ModelBundle.WeightsFile, cancellationToken)
            );
        }

        return await OpenAsync(
            async folder =>
            {
                foreach (var output in train.Outputs)
                {
                    if (output.Path.StartsWith(Prefix, StringComparison.Ordinal))
                    {
                        var path = Path.Combine(folder, output.Path[Prefix.Length..]);
                        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                        await train.Blobs.CopyToFileAsync(output.Digest, path, cancellationToken);
                    }
                }

                return folder;
            },
            config,
            context,
            cancellationToken
        );
    }

    /// <summary>Opens a model whose files are put into a folder for it, which goes with it.</summary>
    /// <param name="fill">Gets the folder, which is not there yet; returns where in it <c>model.json</c> is.</param>
    /// <param name="config">The project.</param>
    /// <param name="context">What the running stage has.</param>
    /// <param name="cancellationToken">Ends the model's program, also while it scores.</param>
    /// <returns>The model; to be disposed where it is <see cref="IDisposable"/>.</returns>
    public static async Task<IScorer> OpenAsync(
        Func<string, Task<string>> fill,
        MlOpsConfig config,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        var folder = AtomicFile.TemporaryPathFor("model", context.TemporaryDirectory);
        try
        {
            var place = await fill(folder);
            ModelFolder.MakeRunnable(place);
            var model = ModelBundle.Open(place, OptionsOf(config, context, cancellationToken));
            return new OpenedModel(model, folder);
        }
        catch
        {
            Delete(folder);
            throw;
        }
    }

    /// <inheritdoc/>
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output) =>
        _model.ScoreRow(features, output);

    /// <inheritdoc/>
    public void Score(FeatureMatrix features, Span<double> output) =>
        _model.Score(features, output);

    /// <summary>Ends its processes and removes its files.</summary>
    public void Dispose()
    {
        (_model as IDisposable)?.Dispose();
        Delete(_folder);
    }

    private static ModelOpenOptions OptionsOf(
        MlOpsConfig config,
        StageContext context,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Runtimes = ModelRuntimes.Create(),
            Process = new ProcessScorerOptions
            {
                Processes = Math.Max(1, context.Threads / 2),
                ReadyLimit = ReadyLimit,
                RequestLimit = config.Train.TimeLimit,
            },
            Log = context.Log,
            TemporaryFolder = context.TemporaryDirectory,
            CancellationToken = cancellationToken,
        };

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
