using System.Runtime.CompilerServices;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Training.Command;

/// <summary>A small project in a folder of its own that trains with tests/TestTrainer, and a note of all that happens.</summary>
internal sealed class CommandProject : IDisposable, IStageObserver
{
    private const string Predict = "[dotnet, trainer/TestTrainer.dll, predict, lines]";

    public CommandProject(bool trainer = true)
    {
        Write("data.csv", RegisteredProject.Rows(seed: 5, rows: 300));
        Write(
            "schema.yaml",
            """
            columns:
              - { name: a, type: number, min: 0, max: 1 }
              - { name: group, type: category }
              - { name: y, type: category }

            """
        );
        if (trainer)
        {
            AddTrainer("trainer");
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("mlops-command-").FullName;

    public List<string> Log { get; } = [];

    public List<double> Progress { get; } = [];

    public List<string> Events { get; } = [];

    /// <summary>Is called for each line of the log.</summary>
    public Action<string> OnLine { get; set; } = _ => { };

    public int Threads { get; set; } = 2;

    public string PathOf(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>Copies the program for tests into a folder of the project.</summary>
    public void AddTrainer(string folder)
    {
        Directory.CreateDirectory(PathOf(folder));
        foreach (var file in Directory.GetFiles(TestTrainer(), "TestTrainer.*"))
        {
            if (Path.GetExtension(file) is ".dll" or ".json")
            {
                File.Copy(file, Path.Combine(PathOf(folder), Path.GetFileName(file)));
            }
        }
    }

    /// <summary>Writes mlops.yaml.</summary>
    /// <param name="train">The content of <c>train:</c>.</param>
    /// <param name="task">The task; binary predicts y, regression a.</param>
    public void WriteConfig(string train, string task = "binary") =>
        Write(
            "mlops.yaml",
            $$"""
            model: test
            task: {{task}}
            data:
              source: data.csv
              schema: schema.yaml
              label: {{(task == "regression" ? "a" : "y")}}
              {{(task == "binary" ? "positive: \"Yes\"" : "")}}
            train: {{train}}
            evaluate: { baseline: constant, resamples: 100 }

            """
        );

    /// <summary>Trains with a way of the program for tests.</summary>
    /// <param name="way">The way, and its argument.</param>
    /// <param name="more">More keys, each after a comma.</param>
    /// <param name="predict">How it predicts.</param>
    /// <param name="task">The task.</param>
    public void WriteWay(
        string way,
        string more = "",
        string predict = Predict,
        string task = "binary"
    ) =>
        WriteConfig(
            $"{{ trainer: command, command: [dotnet, trainer/TestTrainer.dll, {way}], predict: {predict}, modelFiles: [trainer/*]{more} }}",
            task
        );

    public ModelProject Open() =>
        ModelProject.Open(
            new ModelProjectOptions
            {
                Root = Root,
                Threads = Threads,
                Observer = this,
            }
        );

    public Task<StageOutcome> TrainAsync(CancellationToken cancellationToken = default) =>
        Open().TrainAsync(cancellationToken);

    /// <summary>Trains, which must fail and leave nothing behind; gives the message without this machine's paths.</summary>
    public async Task<string> FailAsync(
        MlOpsExitCode expected = MlOpsExitCode.Broken,
        CancellationToken cancellationToken = default
    )
    {
        var before = Recorded();
        var error = await Should.ThrowAsync<MlOpsException>(() => TrainAsync(cancellationToken));
        error.ExitCode.ShouldBe(expected, error.Message);
        ShouldHaveLeftNothing(before);
        return error.Message.Replace(Root, "<project>", StringComparison.Ordinal);
    }

    /// <summary>Locks and blobs.</summary>
    public IReadOnlyList<string> Recorded() =>
        [
            .. new[] { "mlops.lock", ".mlops/store", ".mlops/lock" }
                .Select(PathOf)
                .Where(Directory.Exists)
                .SelectMany(d => Directory.GetFiles(d, "*", SearchOption.AllDirectories))
                .Select(f => $"{Path.GetRelativePath(Root, f)} {Digest.Of(File.ReadAllBytes(f))}")
                .Order(StringComparer.Ordinal),
        ];

    public void ShouldHaveLeftNothing(IReadOnlyList<string> before)
    {
        Recorded().ShouldBe(before);
        var runs = PathOf(".mlops/runs");
        (Directory.Exists(runs) ? Directory.GetFileSystemEntries(runs) : []).ShouldBeEmpty();
        Processes().ShouldBeEmpty();
    }

    /// <summary>The processes that run in the project's folder or below.</summary>
    public IReadOnlyList<int> Processes()
    {
        var found = new List<int>();
        foreach (var process in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), out var id) && FolderOf(process) is { } at)
            {
                if (at.StartsWith(Root, StringComparison.Ordinal))
                {
                    found.Add(id);
                }
            }
        }

        return found;

        static string? FolderOf(string process)
        {
            try
            {
                return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null; // it ended just now
            }
        }
    }

    /// <summary>Lays the model out in a folder of the project.</summary>
    public async Task<string> ModelAsync(StageOutcome train, string folder = "model")
    {
        foreach (
            var output in train.Outputs.Where(o =>
                o.Path.StartsWith("model/", StringComparison.Ordinal)
            )
        )
        {
            var path = PathOf(folder + output.Path["model".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await train.Blobs.CopyToFileAsync(output.Digest, path, default);
        }

        return PathOf(folder);
    }

    public async Task<ModelManifest> ManifestAsync(StageOutcome train) =>
        ModelBundle.ReadManifest(await train.ReadAsync("model/model.json", default));

    public void OnLog(string stage, string line)
    {
        lock (Log)
        {
            Log.Add(line);
        }

        OnLine(line);
    }

    public void OnProgress(string stage, double share)
    {
        lock (Progress)
        {
            Progress.Add(share);
        }
    }

    public void OnHit(StageOutcome outcome) => Events.Add($"hit {outcome.Stage}");

    public void OnDone(StageOutcome outcome, TimeSpan elapsed) =>
        Events.Add($"ran {outcome.Stage}: {outcome.Reason}");

    public void OnWarning(string message) => Events.Add($"warning {message}");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>The folder of the program for tests, built with the same configuration.</summary>
    private static string TestTrainer([CallerFilePath] string here = "")
    {
        var tests = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
        var output = new DirectoryInfo(
            AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        );
        var path = Path.Combine(tests, "TestTrainer", "bin", output.Parent!.Name, output.Name);
        Directory.Exists(path).ShouldBeTrue($"{path} is missing: build the solution.");
        return path;
    }
}
