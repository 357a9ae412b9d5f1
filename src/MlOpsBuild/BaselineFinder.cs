using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>
/// Finds the model that the candidate is compared with. A commit's model comes from the store by the digest in that
/// commit's lock; where the store does not have it, it is trained again from the commit's files, which gives the same
/// bytes.
/// </summary>
internal sealed class BaselineFinder(string root, StageRunnerOptions options, StageRunner runner)
{
    public async Task<Baseline> FindAsync(MlOpsConfig config, CancellationToken cancellationToken)
    {
        var requested = config.Evaluate.Baseline;
        if (string.Equals(requested, "constant", StringComparison.Ordinal))
        {
            return new Baseline(BaselineSource.Constant(), null);
        }

        if (string.Equals(requested, "production", StringComparison.Ordinal))
        {
            return Constant(requested, "no model has been promoted to production yet");
        }

        var resolution = GitBaseline.Resolve(
            config.ProjectDirectory,
            requested,
            Path.Combine(root, ".mlops")
        );
        if (!resolution.Available)
        {
            return Constant(requested, resolution.Reason);
        }

        try
        {
            return await FromCommitAsync(config, requested, resolution, cancellationToken);
        }
        catch (Exception e) when (e is MlOpsException or FormatException)
        {
            return Constant(
                requested,
                $"the model of {resolution.Description} cannot be had: {e.Message}"
            );
        }
    }

    private static Baseline Constant(string requested, string note) =>
        new(BaselineSource.Constant(requested, note), null);

    private async Task<Baseline> FromCommitAsync(
        MlOpsConfig config,
        string requested,
        GitBaselineResolution resolution,
        CancellationToken cancellationToken
    )
    {
        var held = StageLock.Parse(resolution.TrainLock!);
        var note = "";
        var outcome = runner.Recall(held);
        if (outcome is null)
        {
            outcome = await TrainAgainAsync(config, resolution, cancellationToken);
            if (outcome.Manifest != held.Manifest)
            {
                note =
                    $"its lock says {held.Manifest.Short}; trained again with this version it is {outcome.Manifest.Short}";
            }
        }

        var source = new BaselineSource
        {
            Identity = new BaselineIdentity(
                requested,
                "git",
                resolution.Description,
                outcome.Manifest.ToString(),
                note
            ),
            LoadAsync = ct => EvaluateStage.LoadModelAsync(outcome, ct),
        };
        return new Baseline(source, held);
    }

    private async Task<StageOutcome> TrainAgainAsync(
        MlOpsConfig config,
        GitBaselineResolution resolution,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(root, ".mlops", "baselines", resolution.CommitSha);
        try
        {
            resolution.ExtractProject(folder, cancellationToken);
            var path = Path.Combine(folder, Path.GetFileName(config.FilePath));
            if (!File.Exists(path))
            {
                throw new UsageException(
                    $"{resolution.Description} has no {Path.GetFileName(path)}."
                );
            }

            var then = ConfigLoader.Load(path, Path.GetFileName(path), Vocabulary.Value);
            // Data that is tracked is not in the commit; the store may have it.
            var absent = new AbsentData(
                folder,
                Path.Combine(folder, ".mlops"),
                runner.Store,
                options.Time
            );
            var stage = TrainStage.Create(
                then,
                DataSource.Expand(
                    then.ProjectDirectory,
                    then.Data.Source,
                    path => absent.BelowAsync(then.ProjectDirectory, path).GetAwaiter().GetResult()
                )
            );
            var again = new StageRunner(
                options with
                {
                    ProjectDirectory = folder,
                    AbsentFiles = absent,
                    Observer = new RelabelledObserver(options.Observer, "baseline"),
                }
            );
            return await again.RunAsync(stage, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
