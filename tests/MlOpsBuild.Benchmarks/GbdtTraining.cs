using BenchmarkDotNet.Attributes;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Benchmarks;

/// <summary>
/// Trains and scores gradient-boosted trees on made-up numbers: 5,600 rows x 19 features (as the telco sample) and
/// 200,000 x 30.
/// </summary>
[MemoryDiagnoser]
public class GbdtTraining
{
    private readonly GbdtTrainer _trainer = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-benchmark-").FullName;
    private TrainingRequest _request = null!;
    private IScorer _scorer = null!;
    private double[] _output = [];

    /// <summary>Rows x features.</summary>
    [Params("5600x19", "200000x30")]
    public string Size { get; set; } = "";

    /// <summary>How many threads may work.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public async Task SetUp()
    {
        var size = Size.Split('x');
        var rows = int.Parse(size[0], CultureInfo.InvariantCulture);
        var features = int.Parse(size[1], CultureInfo.InvariantCulture);
        var random = new StableRandom(1, "benchmark");
        var columns = new double[features][];
        for (var f = 0; f < features; f++)
        {
            columns[f] = new double[rows];
            for (var i = 0; i < rows; i++)
            {
                columns[f][i] = random.NextDouble() + random.NextDouble() - 1;
            }
        }

        var labels = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var score = columns[0][i] + (4 * columns[1][i] * columns[2][i]) + random.NextDouble();
            labels[i] = score > 0.5 ? 1 : 0;
        }

        _request = new TrainingRequest
        {
            Signature = new ModelSignature(
                ModelTask.Binary,
                "y",
                ["0", "1"],
                [
                    .. columns.Select(
                        (_, f) =>
                            new FeatureSpec(
                                string.Create(CultureInfo.InvariantCulture, $"f{f}"),
                                FeatureKind.Number,
                                []
                            )
                    ),
                ]
            ),
            Features = new FeatureMatrix(columns, rows),
            Labels = labels,
            Parameters = TrainerParameters.Resolve(
                _trainer,
                new Dictionary<string, object>(StringComparer.Ordinal)
            ),
            Seed = 42,
            Threads = Threads,
            DataDigest = "",
            OutputDirectory = _folder,
        };
        await Train();
        _scorer = ModelBundle.Load(_folder);
        _output = new double[rows];
    }

    [Benchmark]
    public Task Train() => _trainer.TrainAsync(_request, CancellationToken.None);

    [Benchmark]
    public void Score() => _scorer.Score(_request.Features, _output);

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);
}
