using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports;

namespace MlOpsBuild;

/// <summary>
/// One model's project, opened: the place where the rooms of the library meet. Each method brings a stage and what it
/// needs up to date, by hit or by running it.
/// </summary>
public sealed partial class ModelProject
{
    private readonly ModelProjectOptions _options;
    private readonly string _root;
    private readonly IStageObserver _observer;
    private readonly StageRunner _runner;
    private readonly BaselineFinder _baselines;
    private readonly ProjectStages _stages;
    private readonly ReportComposer _composer;
    private Baseline? _baseline;
    private CheckReport? _checks;
    private ComparisonResult? _comparison;

    private ModelProject(ModelProjectOptions options, MlOpsConfig config, StageRunnerOptions runner)
    {
        _options = options;
        var root = _root = options.Root;
        _observer = options.Observer;
        Config = config;
        GateJudge.Validate(
            config.Evaluate.Gates,
            config.Task,
            ConfigLocator.DisplayPath(root, config.FilePath)
        );
        var absent = AbsentData.Of(options);
        runner = runner with { AbsentFiles = absent };
        _stages = ProjectStages.Of(config, absent);
        _runner = new StageRunner(runner);
        _baselines = new BaselineFinder(options, runner, _runner);
        _composer = new ReportComposer(
            root,
            config,
            _stages.Inputs,
            absent,
            _runner.Index,
            new ImageRecords(root, _observer.OnWarning)
        );
    }

    /// <summary>The content of mlops.yaml.</summary>
    public MlOpsConfig Config { get; }

    /// <summary>Opens a project.</summary>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong, or its data is.</exception>
    public static ModelProject Open(ModelProjectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = options.LoadConfig();
        return new ModelProject(
            options,
            config,
            new StageRunnerOptions
            {
                RootDirectory = options.Root,
                ProjectDirectory = config.ProjectDirectory,
                Threads = options.Threads,
                Command = options.Command,
                Time = options.Time,
                Observer = options.Observer,
                Remote = ProjectRegistry.RemoteOf(config, options),
            }
        );
    }

    /// <summary>Checks the data.</summary>
    /// <exception cref="RejectedException">A check failed.</exception>
    public async Task<CheckReport> CheckDataAsync(CancellationToken cancellationToken)
    {
        if (_checks is null)
        {
            var outcome = await _runner.RunAsync(_stages.CheckData, cancellationToken);
            _checks = CheckReportJson.Read(
                await outcome.ReadAsync(CheckReportJson.FileName, cancellationToken)
            );
        }

        return _checks.Outcome == CheckOutcome.Fail ? throw Rejection.Of(_checks) : _checks;
    }

    /// <summary>Trains the model.</summary>
    public Task<StageOutcome> TrainAsync(CancellationToken cancellationToken) =>
        _runner.RunAsync(_stages.Train, cancellationToken);

    /// <summary>Evaluates the model and compares it; what gates say is in the result.</summary>
    public async Task<ComparisonResult> EvaluateAsync(CancellationToken cancellationToken)
    {
        if (_comparison is null)
        {
            await _runner.RunAsync(_stages.Evaluate, cancellationToken);
            var outcome = await CompareAsync(cancellationToken);
            var identity = (await BaselineAsync(cancellationToken)).Source.Identity;
            if (identity.Note.Length > 0)
            {
                _observer.OnNote($"baseline {identity.Requested}: {identity.Note}");
            }

            _comparison = ComparisonJson.Read(
                await outcome.ReadAsync(CompareStage.ResultFile, cancellationToken),
                identity,
                Config.Evaluate.Gates
            );
        }

        return _comparison;
    }

    // A baseline that knows other columns or classes is no reason to stop: the constant one takes its place.
    private async Task<StageOutcome> CompareAsync(CancellationToken cancellationToken)
    {
        var baseline = await BaselineAsync(cancellationToken);
        try
        {
            return await _runner.RunAsync(Compare(baseline), cancellationToken);
        }
        catch (BaselineNotComparableException e)
        {
            _baseline = new Baseline(
                BaselineSource.Constant(Config.Evaluate.Baseline, e.Message),
                baseline.TrainLock
            );
            return await _runner.RunAsync(Compare(_baseline), cancellationToken);
        }
    }

    /// <summary>Writes the report of what the stages before it found, also when a check or gate said no.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A summary for the terminal.</returns>
    public async Task<string> ReportAsync(string directory, CancellationToken cancellationToken)
    {
        var outcome = await _runner.RunAsync(
            await ReportStageAsync(cancellationToken),
            cancellationToken
        );
        await _runner.ExportAsync(outcome, directory, cancellationToken);
        var summary = await outcome.ReadAsync(ReportComposer.SummaryFile, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(summary)
            + $"\nReport: {ConfigLocator.DisplayPath(_root, Path.Combine(directory, ReportStageDefinition.HtmlFile))}\n";
    }

    /// <summary>Tells what a run would do; runs nothing of it.</summary>
    public async Task<IReadOnlyList<StagePlan>> ExplainAsync(CancellationToken cancellationToken)
    {
        var baseline = await BaselineAsync(cancellationToken);
        var compare = Compare(baseline);
        var report = _composer.Stage(baseline, [.. _stages.InOrder, compare]);
        return await _runner.ExplainAsync([.. _stages.InOrder, compare, report], cancellationToken);
    }

    /// <summary>Writes a first schema from the data.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="model">A folder, file, glob or model name; empty for the only one there is.</param>
    /// <param name="force">Whether to replace one that is there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The schema's path, as people know it.</returns>
    /// <exception cref="UsageException">There is a schema, and <paramref name="force"/> is off.</exception>
    public static async Task<string> InferSchemaAsync(
        string root,
        string? model,
        bool force,
        CancellationToken cancellationToken
    )
    {
        var config = new ModelProjectOptions { Root = root, Model = model }.LoadConfig();
        var target = Path.Combine(config.ProjectDirectory, config.Data.Schema);
        var display = ConfigLocator.DisplayPath(root, target);
        if (File.Exists(target) && !force)
        {
            throw new UsageException(
                $"{display} is there already: review it, or replace it with --force."
            );
        }

        var files = DataSource.Locate(
            config.ProjectDirectory,
            DataSource.Expand(config.ProjectDirectory, config.Data.Source)
        );
        var schema = await SchemaInference.InferAsync(files, cancellationToken);
        AtomicFile.Write(target, System.Text.Encoding.UTF8.GetBytes(SchemaFile.Write(schema)));
        return display;
    }

    /// <summary>Values for later steps of a workflow: verdict, digests, metrics.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> OutputsAsync(
        CancellationToken cancellationToken
    )
    {
        var values = new List<KeyValuePair<string, string>>
        {
            new("verdict", Rejection.VerdictOf(_checks, _comparison, _composer.Image)),
        };
        if (_comparison is not null)
        {
            var model = await TrainAsync(cancellationToken);
            values.Add(new("model-digest", model.Manifest.ToString()));
            values.AddRange(
                _comparison.Metrics.Select(m => new KeyValuePair<string, string>(
                    m.Metric,
                    m.Candidate.ToString("R", CultureInfo.InvariantCulture)
                ))
            );
        }

        return values;
    }

    private async Task<Baseline> BaselineAsync(CancellationToken cancellationToken) =>
        _baseline ??= await _baselines.FindAsync(Config, cancellationToken);

    private StageDefinition Compare(Baseline baseline) =>
        CompareStage.Create(
            Config,
            _stages.Inputs,
            _stages.Evaluate,
            _stages.Train,
            baseline.Source
        );

    private async Task<StageDefinition> ReportStageAsync(CancellationToken cancellationToken)
    {
        if (_checks?.Outcome == CheckOutcome.Fail)
        {
            return _composer.Stage(null, [_stages.CheckData]);
        }

        var baseline = await BaselineAsync(cancellationToken);
        return _composer.Stage(baseline, [.. _stages.InOrder, Compare(baseline)]);
    }
}
