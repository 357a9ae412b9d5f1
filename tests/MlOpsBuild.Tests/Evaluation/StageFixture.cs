using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Evaluation;

/// <summary>A small project on disk with two trained models, one of them on few trees.</summary>
public sealed class StageFixture : IAsyncLifetime
{
    public string Root { get; } =
        Path.Combine(Path.GetTempPath(), "mlopsbuild-stage-" + Path.GetRandomFileName());

    public MlOpsConfig Config { get; private set; } = null!;

    public IReadOnlyDictionary<string, byte[]> Good { get; private set; } = null!;

    public IReadOnlyDictionary<string, byte[]> Poor { get; private set; } = null!;

    public static string[] Files { get; } = ["data.csv", "schema.yaml"];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Root);
        var random = new StableRandom(5, "stage");
        var csv = new StringBuilder("a,b,group,y\n");
        for (var i = 0; i < 1200; i++)
        {
            var a = random.NextDouble();
            var b = random.NextDouble();
            var group = random.NextInt(2) == 0 ? "x" : "z";
            var y = a + (0.5 * b) + (0.6 * random.NextDouble()) > 1.1 ? "Yes" : "No";
            csv.Append(string.Create(CultureInfo.InvariantCulture, $"{a},{b},{group},{y}\n"));
        }

        await File.WriteAllTextAsync(Path.Combine(Root, "data.csv"), csv.ToString());
        await File.WriteAllTextAsync(
            Path.Combine(Root, "schema.yaml"),
            """
            columns:
              - name: a
                type: number
              - name: b
                type: number
              - name: group
                type: category
              - name: y
                type: category

            """
        );
        Config = new MlOpsConfig
        {
            Model = "m",
            Task = ModelTask.Binary,
            Data = new DataConfig
            {
                Source = "data.csv",
                Schema = "schema.yaml",
                Label = "y",
                Positive = "Yes",
            },
            Train = new TrainConfig(),
            Evaluate = new EvaluateConfig
            {
                Slices = ["group"],
                Resamples = 200,
                Gates =
                [
                    new GateConfig
                    {
                        Metric = "auc",
                        Min = 0.7,
                        Line = 20,
                    },
                    new GateConfig
                    {
                        Metric = "auc",
                        MaxRegression = 0.01,
                        Line = 21,
                    },
                    new GateConfig
                    {
                        Metric = "auc",
                        MaxGap = 0.2,
                        Slice = "group",
                        Line = 22,
                    },
                ],
            },
            FilePath = Path.Combine(Root, "mlops.yaml"),
        };
        Good = await TrainAsync(trees: 40);
        Poor = await TrainAsync(trees: 1);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static StageOutcome Outcome(string stage, IReadOnlyDictionary<string, byte[]> files) =>
        new()
        {
            Stage = stage,
            Status = StageStatus.Hit,
            Key = Digest.Of(stage),
            Manifest = Digest.Of(stage),
            Outputs =
            [
                .. files.Select(f => new StageOutput(f.Key, Digest.Of(f.Value), f.Value.Length)),
            ],
            Blobs = new MemoryBlobs(files.Values),
        };

    /// <summary>Runs a stage and reads its outputs.</summary>
    public Task<IReadOnlyDictionary<string, byte[]>> RunAsync(
        StageDefinition stage,
        int threads,
        params StageOutcome[] upstream
    ) => RunAsync(stage, threads, _ => { }, upstream);

    /// <summary>Runs a stage and reads its outputs.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> RunAsync(
        StageDefinition stage,
        int threads,
        Action<string> log,
        params StageOutcome[] upstream
    )
    {
        var output = Path.Combine(Root, Path.GetRandomFileName());
        Directory.CreateDirectory(output);
        await stage.RunAsync(
            new StageContext
            {
                ProjectDirectory = Root,
                OutputDirectory = output,
                Upstream = upstream.ToDictionary(u => u.Stage, StringComparer.Ordinal),
                Threads = threads,
                Progress = new Progress<double>(),
                Log = log,
            },
            default
        );
        return Directory
            .GetFiles(output)
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> TrainAsync(long trees)
    {
        var data = await DataSet.LoadAsync(Root, Config, default);
        var features = FeatureBuilder.Create(
            data.Table,
            Config.Task,
            Config.Data.Label,
            Config.Data.Positive,
            [],
            data.Split.Train
        );
        var trainer = Catalog<ITrainer>.Find("gbdt")!;
        var parameters = trainer.Parameters.ToDictionary(
            p => p.Name,
            p => p.Name == "trees" ? trees : p.Default,
            StringComparer.Ordinal
        );
        var folder = Path.Combine(Root, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        await trainer.TrainAsync(
            new TrainingRequest
            {
                Signature = features.Signature,
                Features = features.Features(data.Split.Train),
                Labels = features.Labels(data.Split.Train),
                Parameters = parameters,
                Seed = 42,
                DataDigest = "",
                OutputDirectory = folder,
            },
            default
        );
        return Directory
            .GetFiles(folder)
            .ToDictionary(
                f => "model/" + Path.GetFileName(f),
                File.ReadAllBytes,
                StringComparer.Ordinal
            );
    }

    private sealed class MemoryBlobs(IEnumerable<byte[]> blobs) : IBlobSource
    {
        private readonly Dictionary<Digest, byte[]> _blobs = blobs
            .DistinctBy(b => Digest.Of(b))
            .ToDictionary(b => Digest.Of(b));

        public Task<byte[]> ReadAsync(Digest digest, CancellationToken cancellationToken) =>
            Task.FromResult(_blobs[digest]);

        public Task CopyToFileAsync(
            Digest digest,
            string path,
            CancellationToken cancellationToken
        ) => File.WriteAllBytesAsync(path, _blobs[digest], cancellationToken);

        public bool Contains(Digest digest, long size) => _blobs.ContainsKey(digest);
    }
}
