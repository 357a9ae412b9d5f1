using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training.Embedded;
using MlOpsBuild.Training.Programs;

namespace MlOpsBuild.Training.Command;

/// <summary>
/// Trains with any program: it reads files, writes the model's files, and another one predicts with them. The contract is in
/// README.md of this folder.
/// </summary>
public sealed class CommandTrainer : ITrainer
{
    private const string InputFolder = "input";
    private const string OutputFolder = "output";

    /// <inheritdoc/>
    public string Name => "command";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<TrainerParameter> Parameters => [];

    /// <inheritdoc/>
    public bool TakesAnyParameter => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys { get; } =
    ["command", "predict", "protocol", "files", "modelFiles", "timeLimit"];

    /// <inheritdoc/>
    public IReadOnlyList<string> RequiredKeys { get; } = ["command", "predict"];

    /// <summary>As long as its program may take to end, and a little more.</summary>
    public TimeSpan EndsWithin => TrainingProcess.Grace + TrainingProcess.Grace;

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => true;

    /// <inheritdoc/>
    public TrainerInputs InputsOf(TrainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var plan = CommandPlan.Of(context);
        return new TrainerInputs { Files = plan.Files, Facts = plan.Facts(context) };
    }

    /// <inheritdoc/>
    /// <exception cref="MlOpsException">
    /// A program is not there, or ended with an error or too late; or what it wrote is no model.
    /// </exception>
    public async Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var config =
            request.Config
            ?? throw new ArgumentException("There is no project to train in.", nameof(request));
        var plan = CommandPlan.Of(new TrainerContext(config));
        using var work = WorkFolder.Create(request.WorkDirectory);
        var input = work.PathOf(InputFolder);
        var output = work.PathOf(OutputFolder);
        await Task.Run(
            () => TrainingInput.Write(input, request, cancellationToken),
            cancellationToken
        );
        Directory.CreateDirectory(output);
        await RunAsync(plan, config.ProjectDirectory, request, input, output, cancellationToken);
        var files = FolderFiles.Of(output, "The training's output");
        var metrics = TrainingMetrics.Read(
            files.Contains(TrainingMetrics.FileName, StringComparer.Ordinal)
                ? Path.Combine(output, TrainingMetrics.FileName)
                : null
        );
        var model = new ModelCollector(request.OutputDirectory);
        await CollectAsync(plan, config.ProjectDirectory, output, files, model, cancellationToken);
        model.WriteManifest(
            TrainingRows.ManifestOf(this, request, metrics),
            plan.Config.Predict,
            plan.Config.Protocol
        );
        await ModelTrial.RunAsync(request, request.Signature, work.Path, cancellationToken);
        request.Progress?.Report(1);
        return metrics;
    }

    private static async Task RunAsync(
        CommandPlan plan,
        string project,
        TrainingRequest request,
        string input,
        string output,
        CancellationToken cancellationToken
    )
    {
        var command = plan.Config.Command;
        var program = ProgramFile.Find(project, command[0]).Require("train.command");
        RequirePredict(plan, project);
        // A session of its own: Ctrl+C of a terminal comes from this process alone, and the whole of it can be ended.
        var start =
            ProcessTable.IsThere && ProgramFile.OnPath("setsid") is { } session
                ? new ProcessStartInfo(session, [program, .. command.Skip(1)])
                : new ProcessStartInfo(program, command.Skip(1));
        start.WorkingDirectory = project;
        var variable = TrainingEnvironment.Set(start, request, input, output);
        var process = new TrainingProcess(
            string.Join(' ', command.Select(PlainText.Of)),
            plan.Config.TimeLimit,
            new TrainingLog(request.Log, request.Progress, TimeProvider.System),
            request.Log,
            TimeProvider.System
        );
        await process.RunAsync(start, variable, cancellationToken);
    }

    // Better now than after hours. What the training writes is not there yet: that is named by a path, ./predictor.
    private static void RequirePredict(CommandPlan plan, string project)
    {
        var program = ProgramFile.Find(project, plan.Config.Predict[0]);
        if (!program.IsOfProject && !program.Name.Contains('/', StringComparison.Ordinal))
        {
            program.Require(
                "train.predict",
                $" If the training writes it, name it './{program.Name}'."
            );
        }
    }

    private static async Task CollectAsync(
        CommandPlan plan,
        string project,
        string output,
        IReadOnlyList<string> files,
        ModelCollector model,
        CancellationToken cancellationToken
    )
    {
        foreach (var path in files)
        {
            if (path != TrainingMetrics.FileName)
            {
                await model.MoveAsync(
                    path,
                    Path.Combine(output, path),
                    "the training's output",
                    cancellationToken
                );
            }
        }

        if (model.IsEmpty)
        {
            throw new MlOpsException(
                $"The training '{string.Join(' ', plan.Config.Command.Select(PlainText.Of))}' ended without an error and wrote no model: expected its files in the folder that the variable {TrainingEnvironment.Output} names."
            );
        }

        foreach (var path in plan.ModelFiles)
        {
            await model.CopyAsync(
                path,
                Path.Combine(project, path),
                "the project (train.predict or train.modelFiles)",
                cancellationToken
            );
        }
    }
}
