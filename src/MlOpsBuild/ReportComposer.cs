using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Reports;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>Puts together what a report shows, from what the stages found and where they ran.</summary>
internal sealed class ReportComposer(string root, MlOpsConfig config, IReadOnlyList<string> inputs)
{
    private GitState? _git;

    /// <summary>The report stage over <paramref name="upstream"/>.</summary>
    /// <param name="baseline">What was compared with; <see langword="null"/> when the data was rejected.</param>
    /// <param name="upstream">The stages behind the report.</param>
    public StageDefinition Stage(Baseline? baseline, IReadOnlyList<StageDefinition> upstream)
    {
        var git = _git ??= ReadGit();
        var project = ConfigLocator.DisplayPath(root, config.ProjectDirectory);
        project = project.Length == 0 ? "." : project;
        var identity = new ReportIdentity
        {
            Model = config.Model,
            Project = project,
            Commit = git.Commit,
            Dirty = git.Dirty,
            Trainer = config.Train.Trainer,
            Baseline = baseline?.Source.Identity,
            Changes = baseline?.TrainLock is { } then ? Changes(then, upstream) : [],
            Reproduce = Reproduce(git, project),
        };
        return ReportStageDefinition.Create(
            identity,
            upstream,
            (context, ct) => ComposeAsync(identity, context, ct)
        );
    }

    private GitState ReadGit() =>
        GitState.Read(
            config.ProjectDirectory,
            [config.FilePath, .. inputs.Select(f => Path.Combine(config.ProjectDirectory, f))],
            Path.Combine(root, ".mlops")
        );

    private static string Reproduce(GitState git, string project)
    {
        var run = project == "." ? "./build.sh Report" : $"./build.sh Report --model {project}";
        return git.Commit.Length == 0 || git.Dirty ? run : $"git checkout {git.Commit[..12]} && {run}";
    }

    // The train lock holds all that makes the model: compared with the baseline's, it says why it changed.
    private List<ReportChange> Changes(StageLock then, IReadOnlyList<StageDefinition> upstream)
    {
        var path = Path.Combine(config.ProjectDirectory, "mlops.lock", $"{TrainStage.Name}.json");
        if (!upstream.Any(s => s.Name == TrainStage.Name) || !File.Exists(path))
        {
            return [];
        }

        return
        [
            .. StageLock
                .Diff(then, StageLock.Parse(File.ReadAllBytes(path)))
                .Where(c => c.Kind is StageChangeKind.File or StageChangeKind.Parameter or StageChangeKind.Version)
                .Select(c => new ReportChange(KindOf(c), c.Name, c.Old ?? "", c.New ?? "")),
        ];
    }

    private static string KindOf(StageChange change) =>
        change.Kind switch
        {
            StageChangeKind.File => "data",
            StageChangeKind.Version => "code",
            _ => change.Name is "parameters.trainerVersion" ? "code" : "parameter",
        };

    private async Task<ReportModel> ComposeAsync(
        ReportIdentity identity,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        Task<byte[]> Read(string stage, string file) =>
            context.Upstream[stage].ReadAsync(file, cancellationToken);

        var compared = context.Upstream.ContainsKey(CompareStage.Name);
        return new ReportModel
        {
            Model = identity.Model,
            Project = identity.Project,
            Commit = identity.Commit,
            Dirty = identity.Dirty,
            Trainer = identity.Trainer,
            ModelDigest = compared ? context.Upstream[TrainStage.Name].Manifest.ToString() : "",
            DataDigest = DataDigest().ToString(),
            Checks = CheckReportJson.Read(await Read(CheckDataStage.Name, CheckDataStage.ResultFile)),
            Evaluation = compared
                ? EvaluationJson.Read(await Read(EvaluateStage.Name, EvaluateStage.ResultFile))
                : null,
            Comparison = compared
                ? ComparisonJson.Read(
                    await Read(CompareStage.Name, CompareStage.ResultFile),
                    identity.Baseline!,
                    config.Evaluate.Gates
                )
                : null,
            Changes = identity.Changes,
            Stages = [.. context.Upstream.Values.Select(o => new ReportStage(o.Stage, o.Manifest.ToString()))],
            Reproduce = identity.Reproduce,
        };
    }
}
