using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

/// <summary>A project in a folder of its own, three chained stages on one file, and a note of all that happens.</summary>
internal sealed class Workspace : IDisposable, IStageObserver
{
    public string Root { get; } = Directory.CreateTempSubdirectory("mlops-").FullName;

    public string Project => Path.Combine(Root, "churn");

    public string Data => Path.Combine(Project, "data.csv");

    public string Store => Path.Combine(Root, ".mlops", "store");

    public List<string> Events { get; } = [];

    public JsonObject CheckParameters { get; set; } = new() { ["nulls"] = 0.05 };

    public JsonObject TrainParameters { get; set; } =
        new()
        {
            ["parameters"] = new JsonObject { ["depth"] = 5 },
            ["trainer"] = "gbdt",
        };

    public int TrainVersion { get; set; } = 1;

    public Dictionary<string, string> External { get; } = new() { ["baseline"] = "none" };

    public IStageRemote? Remote { get; set; }

    /// <summary>Called in the middle of the second stage.</summary>
    public Func<StageContext, CancellationToken, Task> InTrain { get; set; } =
        (_, _) => Task.CompletedTask;

    public Workspace()
    {
        Directory.CreateDirectory(Project);
        File.WriteAllText(Data, "a,b\n1,2\n");
    }

    public StageRunner Runner(TimeProvider? time = null) =>
        new(
            new StageRunnerOptions
            {
                RootDirectory = Root,
                ProjectDirectory = Project,
                Threads = 2,
                Observer = this,
                Time = time ?? TimeProvider.System,
                Remote = Remote,
            }
        );

    /// <summary>check-data writes whether there are rows, so that most changes of the data change nothing in it.</summary>
    public StageDefinition Check() =>
        new()
        {
            Name = "check-data",
            Version = 1,
            Parameters = CheckParameters,
            Files = ["data.csv"],
            RunAsync = async (context, cancel) =>
            {
                var data = await File.ReadAllTextAsync(Data, cancel);
                await Write(context, "checks.json", data.Contains('\n') ? "{}" : "{\"rows\":0}");
            },
        };

    public StageDefinition Train() =>
        new()
        {
            Name = "train",
            Version = TrainVersion,
            Parameters = TrainParameters,
            Upstream = [Check()],
            RunAsync = async (context, cancel) =>
            {
                var checks = await context.Upstream["check-data"].ReadAsync("checks.json", cancel);
                await Write(context, "model/weights.bin", $"{checks.Length} {TrainParameters}");
                await InTrain(context, cancel);
                await Write(context, "model/empty.bin", "");
                context.Progress.Report(1.5);
            },
        };

    public StageDefinition Evaluate() =>
        new()
        {
            Name = "evaluate",
            Version = 1,
            Parameters = [],
            Upstream = [Train()],
            External = External,
            Committed = false,
            RunAsync = async (context, cancel) =>
            {
                var model = await context.Upstream["train"].ReadAsync("model/weights.bin", cancel);
                await Write(context, "metrics.json", $"[{model.Length}]");
            },
        };

    public Task<StageOutcome> RunAsync() => Runner().RunAsync(Evaluate(), default);

    /// <summary>Runs all three and gives what happened: e.g. <c>hit check-data</c>.</summary>
    public async Task<string[]> EventsOfRunAsync()
    {
        Events.Clear();
        await RunAsync();
        return [.. Events];
    }

    public string LockOf(string stage) =>
        stage == "evaluate"
            ? Path.Combine(Root, ".mlops", "lock", "churn", "evaluate.json")
            : Path.Combine(Project, "mlops.lock", stage + ".json");

    public string BlobOf(StageOutput output) =>
        Path.Combine(Store, "blobs", "sha256", output.Digest.Hex);

    public static async Task Write(StageContext context, string path, string text)
    {
        var target = Path.Combine(context.OutputDirectory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllBytesAsync(target, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Every file with its digest, to see whether anything was touched.</summary>
    public SortedDictionary<string, string> Snapshot() =>
        new(
            Directory
                .GetFiles(Root, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    path => Path.GetRelativePath(Root, path),
                    path =>
                        $"{Digest.Of(File.ReadAllBytes(path))} {File.GetLastWriteTimeUtc(path).Ticks}"
                ),
            StringComparer.Ordinal
        );

    public void OnHit(StageOutcome outcome) => Note($"hit {outcome.Stage}");

    public void OnRestored(StageOutcome outcome) => Note($"restored {outcome.Stage}");

    public void OnRunning(string stage, string reason) => Note($"running {stage} ({reason})");

    public void OnDone(StageOutcome outcome, TimeSpan elapsed) => Note($"done {outcome.Stage}");

    public void OnProgress(string stage, double share) => share.ShouldBe(1);

    public void OnLog(string stage, string line) => Note($"{stage} says {line}");

    public void OnWarning(string message) => Note($"warning {message}");

    public void OnWaiting(LockHolder holder) => Note($"waiting for {holder}");

    private void Note(string text)
    {
        lock (Events)
        {
            Events.Add(text);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
