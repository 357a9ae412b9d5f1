using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild;

/// <summary>
/// Finds the model that the candidate is compared with. A commit's model comes from the store by the digest in that
/// commit's lock; where neither the store nor the registry has it, it is trained again from the commit's files, which
/// gives the same bytes. The model in production comes from the store, or from the registry.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="options">How stages are run.</param>
/// <param name="runner">Runs them.</param>
internal sealed class BaselineFinder(
    ModelProjectOptions project,
    StageRunnerOptions options,
    StageRunner runner
)
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
            return await ProductionAsync(config, requested, cancellationToken);
        }

        var resolution = GitBaseline.Resolve(
            config.ProjectDirectory,
            requested,
            Path.Combine(project.Root, ".mlops")
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

    private async Task<Baseline> ProductionAsync(
        MlOpsConfig config,
        string requested,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var source = await new ProductionBaseline(config, options, project.Registry).FindAsync(
                cancellationToken
            );
            return source is null
                ? Constant(requested, "no model has been promoted to production yet")
                : new Baseline(source, null);
        }
        catch (MlOpsException e)
        {
            return Constant(requested, $"the model in production cannot be had: {e.Message}");
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
        var outcome = await runner.RecallAsync(held, cancellationToken);
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
            OpenAsync = (context, ct) => OpenedModel.OpenAsync(outcome, config, context, ct),
        };
        return new Baseline(source, held);
    }

    private async Task<StageOutcome> TrainAgainAsync(
        MlOpsConfig config,
        GitBaselineResolution resolution,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(project.Root, ".mlops", "baselines", resolution.CommitSha);
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
            var absent = AbsentData.In(folder, runner.Store, project);
            var again = new StageRunner(
                options with
                {
                    ProjectDirectory = folder,
                    AbsentFiles = absent,
                    Observer = new RelabelledObserver(
                        options.Observer,
                        "trained again from its commit",
                        "baseline"
                    ),
                }
            );
            return await again.RunAsync(ProjectStages.Of(then, absent).Train, cancellationToken);
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
