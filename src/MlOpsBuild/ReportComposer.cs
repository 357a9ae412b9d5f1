using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Terminal;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>Puts together what a report shows, from what the stages found and where they ran.</summary>
internal sealed class ReportComposer(
    string root,
    MlOpsConfig config,
    IReadOnlyList<string> inputs,
    AbsentData absent,
    FileIndex index,
    ImageRecords images
)
{
    /// <summary>What the terminal shows at the end, an output like the report's files.</summary>
    public const string SummaryFile = "summary.txt";

    private const string Manifest = TrainStage.ModelFolder + "/" + ModelBundle.ManifestFile;
    private const int SummaryWidth = 110;
    private GitState? _git;

    /// <summary>The commit, and whether configuration and data are as it has them.</summary>
    public GitState Git => _git ??= ReadGit();

    /// <summary>
    /// What is known of the image that serves the model, as the last report stage has it; <see langword="null"/> when none was
    /// made.
    /// </summary>
    public ImageRecord? Image { get; private set; }

    /// <summary>The report stage over <paramref name="upstream"/>.</summary>
    /// <param name="baseline">What was compared with; <see langword="null"/> when the data was rejected.</param>
    /// <param name="upstream">The stages behind the report.</param>
    public StageDefinition Stage(Baseline? baseline, IReadOnlyList<StageDefinition> upstream)
    {
        var git = Git;
        var project = ConfigLocator.DisplayPath(root, config.ProjectDirectory);
        project = project.Length == 0 ? "." : project;
        var image = Image = baseline is null ? null : ReadImage();
        var identity = new ReportIdentity
        {
            Model = config.Model,
            Project = project,
            Commit = git.Commit,
            Dirty = git.Dirty,
            Trainer = config.Train.Trainer,
            DataDigest = DataDigest(upstream[0]),
            Baseline = baseline?.Source.Identity,
            Image = image,
            Changes = baseline?.TrainLock is { } then ? Changes(then, upstream) : [],
            Reproduce = ReproduceCommand.Of("Report", git.Commit, git.Dirty, project),
            Places = Places(git, project, image),
        };
        return ReportStageDefinition.Create(
            identity,
            upstream,
            (context, ct) => ComposeAsync(identity, context, ct)
        );
    }

    // That of the model that the stage train put out last; one that was made of another model says nothing here.
    private ImageRecord? ReadImage()
    {
        var trained = ReadLock(TrainStage.Name)?.Outputs.FirstOrDefault(o => o.Path == Manifest);
        return
            trained is not null
            && images.Read(config.Model) is { } image
            && image.ModelDigest == trained.Digest
            ? image
            : null;
    }

    private GitState ReadGit() =>
        GitState.Read(
            config.ProjectDirectory,
            [
                config.FilePath,
                .. inputs.Select(f =>
                    absent
                        .StandInAsync(
                            Path.Combine(config.ProjectDirectory, f),
                            index,
                            CancellationToken.None
                        )
                        .GetAwaiter()
                        .GetResult()
                ),
            ],
            Path.Combine(root, ".mlops")
        );

    // The root of the repository may lie above that of the build, and GitHub names files from there.
    private ReportPlaces Places(GitState git, string project, ImageRecord? image) =>
        new()
        {
            Folder = git.Commit.Length == 0 ? project : git.Project,
            Config = Path.GetFileName(config.FilePath),
            Schema = config.Data.Schema,
            Source = config.Data.SourceLine,
            Checks = config.Checks.ToDictionary(
                c => c.Key,
                c => c.Value.Line,
                StringComparer.Ordinal
            ),
            Gates = [.. config.Evaluate.Gates.Select(g => g.Line)],
            Container = image is null ? 0 : config.Container.Line,
            ContainerGates = image is null ? [] : config.Container.Gates,
        };

    // The train lock holds all that makes the model: compared with the baseline's, it says why it changed.
    private List<ReportChange> Changes(StageLock then, IReadOnlyList<StageDefinition> upstream)
    {
        if (
            !upstream.Any(s => s.Name == TrainStage.Name)
            || ReadLock(TrainStage.Name) is not { } now
            || now.Key == then.Key
        )
        {
            return [];
        }

        return
        [
            .. StageLock
                .Diff(then, now)
                .Where(c =>
                    c.Kind
                        is StageChangeKind.File
                            or StageChangeKind.Parameter
                            or StageChangeKind.Version
                )
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

    // One file: its digest. Several: the digest of the canonical JSON of path -> digest.
    private string DataDigest(StageDefinition checkData)
    {
        if (ReadLock(checkData.Name) is not { } held)
        {
            return "";
        }

        string[] files =
        [
            .. inputs.Where(f => f != config.Data.Schema && held.Inputs.Files.ContainsKey(f)),
        ];
        if (files.Length == 1)
        {
            return held.Inputs.Files[files[0]].ToString();
        }

        var digests = new JsonObject();
        foreach (var file in files)
        {
            digests[file] = held.Inputs.Files[file].ToString();
        }

        return CanonicalJson.DigestOf(digests).ToString();
    }

    private StageLock? ReadLock(string stage)
    {
        var path = Path.Combine(config.ProjectDirectory, "mlops.lock", $"{stage}.json");
        try
        {
            return File.Exists(path) ? StageLock.Parse(File.ReadAllBytes(path)) : null;
        }
        catch (FormatException)
        {
            return null; // the runner has told of it
        }
    }

    // Read only where a finding may point at it.
    private DataSchema? SchemaFor(CheckReport checks, StageContext context) =>
        checks.Results.Any(r => r.Outcome != CheckOutcome.Pass && r.Column is not null)
            ? SchemaFile.Load(
                Path.Combine(context.ProjectDirectory, config.Data.Schema),
                config.Data.Schema
            )
            : null;

    private async Task<ReportModel> ComposeAsync(
        ReportIdentity identity,
        StageContext context,
        CancellationToken cancellationToken
    )
    {
        Task<byte[]> Read(string stage, string file) =>
            context.Upstream[stage].ReadAsync(file, cancellationToken);

        var compared = context.Upstream.ContainsKey(CompareStage.Name);
        var checks = CheckReportJson.Read(
            await Read(CheckDataStage.Name, CheckReportJson.FileName)
        );
        var comparison = compared
            ? ComparisonJson.Read(
                await Read(CompareStage.Name, CompareStage.ResultFile),
                identity.Baseline!,
                config.Evaluate.Gates
            )
            : null;
        var model = new ReportModel
        {
            Model = identity.Model,
            Project = identity.Project,
            Commit = identity.Commit,
            Dirty = identity.Dirty,
            Trainer = identity.Trainer,
            ModelDigest = compared ? context.Upstream[TrainStage.Name].Manifest.ToString() : "",
            DataDigest = identity.DataDigest,
            Checks = checks,
            Evaluation = compared
                ? EvaluationJson.Read(await Read(EvaluateStage.Name, EvaluateStage.ResultFile))
                : null,
            Comparison = comparison,
            Image = identity.Image,
            Changes = identity.Changes,
            Findings = ReportFindings.Of(
                identity.Places,
                checks,
                comparison,
                identity.Image,
                SchemaFor(checks, context)
            ),
            Stages =
            [
                .. context.Upstream.Values.Select(o => new ReportStage(
                    o.Stage,
                    o.Manifest.ToString()
                )),
            ],
            Reproduce = identity.Reproduce,
        };
        AtomicFile.Write(
            Path.Combine(context.OutputDirectory, SummaryFile),
            Encoding.UTF8.GetBytes(TerminalSummary.Render(model, SummaryWidth))
        );
        return model;
    }
}
