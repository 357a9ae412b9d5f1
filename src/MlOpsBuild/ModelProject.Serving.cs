using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training;

namespace MlOpsBuild;

public sealed partial class ModelProject
{
    /// <summary>
    /// Writes what a serving program serves: the evaluated model, also when a gate rejected it, and the registered models of
    /// <c>serve.models</c>.
    /// </summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="UsageException">A registered model cannot be found, or was registered without what serving needs.</exception>
    public async Task<ServingFiles> PrepareServingAsync(CancellationToken cancellationToken)
    {
        var comparison = await EvaluateAsync(cancellationToken);
        var outcomes = new List<StageOutcome>();
        foreach (var stage in _stages.InOrder)
        {
            outcomes.Add(await _runner.RunAsync(stage, cancellationToken));
        }

        var train = outcomes.First(o => o.Stage == TrainStage.Name);
        var evaluate = outcomes.First(o => o.Stage == EvaluateStage.Name);
        var json = await train.ReadAsync(
            $"{TrainStage.ModelFolder}/{ModelBundle.ManifestFile}",
            cancellationToken
        );
        RequireServable(json);
        var git = _composer.Git;
        using var held = await _runner.HoldStoreAsync(cancellationToken);
        var path = Path.Combine(_root, ".mlops", "serving", "models", Config.Model);
        var folder = new ServingFolder(Config, path);
        await folder.AddEvaluatedAsync(
            train,
            evaluate,
            await ServingCardAsync(outcomes, cancellationToken),
            cancellationToken
        );
        await AddRegisteredAsync(folder, cancellationToken);
        var settings = folder.Finish();
        var manifest = ModelBundle.ReadManifest(json);
        return new ServingFiles
        {
            Folder = path,
            Settings = settings,
            ModelDigest = Digest.Of(json),
            DataDigest = manifest.DataDigest,
            Signature = manifest.Signature,
            Kinds = folder.Kinds,
            Golden = GoldenRows.Read(
                await evaluate.ReadAsync(GoldenRows.FileName, cancellationToken)
            ),
            TrainManifest = train.Manifest,
            Commit = git.Commit,
            Repository = GitRepositoryReader.Discover(Config.ProjectDirectory)?.OriginAddress,
            Rejected = Rejection.Of(comparison)?.Message,
        };
    }

    private void RequireServable(byte[] modelJson)
    {
        if (ModelBundle.ReadProcess(modelJson)?.Protocol == ProcessWeights.Csv)
        {
            throw new UsageException(
                $"The program of {Config.Model} takes files (train: protocol: csv), which no server can ask: give 'protocol: lines' and a program that answers lines, and train again.",
                new SourceLocation(Path.GetFileName(Config.FilePath))
            );
        }
    }

    // Without the commit: equal models make equal images.
    private async Task<string> ServingCardAsync(
        IReadOnlyList<StageOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        var record = await BuildRecords.ReadAsync(Config, outcomes, cancellationToken);
        var card = await ModelPacking.CardAsync(Config, record, outcomes, cancellationToken);
        return ModelCard.Render(card with { Stages = [] });
    }

    private async Task AddRegisteredAsync(ServingFolder folder, CancellationToken cancellationToken)
    {
        if (Config.Serve.Models.Count == 0)
        {
            return;
        }

        using var store = ModelStore.Open(
            Config,
            _root,
            _options.Registry,
            _observer,
            _options.Time
        );
        if (store.Sync is not null)
        {
            await store.Sync.PullAsync(adopt: false, cancellationToken);
        }

        foreach (var served in Config.Serve.Models)
        {
            var version = store.Catalog.Find(served.Version);
            if (store.Sync is not null)
            {
                await store.Sync.PullLayersAsync(version, cancellationToken);
            }

            await folder.AddRegisteredAsync(
                served,
                version,
                await ModelPackage.ReadAsync(store.Layout, version.Digest, cancellationToken),
                cancellationToken
            );
        }
    }
}
