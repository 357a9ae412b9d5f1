using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests;

/// <summary>Trains into a folder, and opens what is there as every part of the product does.</summary>
internal sealed class Trained : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    static Trained() => Plugins.Add(typeof(Trained).Assembly);

    private Trained() { }

    public string Folder => _folder.Path;

    public string Zip => _folder[MlNetModel.FileName];

    public IReadOnlyDictionary<string, double> Metrics { get; private set; } = null!;

    public IScorer Scorer { get; private set; } = null!;

    public static async Task<Trained> Async(
        string trainer,
        Part part,
        Dictionary<string, object>? parameters = null,
        ulong seed = 42,
        int threads = 1,
        TrainingPart? validation = null
    )
    {
        var trained = new Trained();
        var one = Trainers.Find(trainer);
        trained.Metrics = await one.TrainAsync(
            part.Request(one, trained.Folder, parameters, seed, threads, validation),
            TestContext.Current.CancellationToken
        );
        trained.Scorer = ModelBundle.Open(
            trained.Folder,
            new ModelOpenOptions { Runtimes = [new MlNetRuntime()] }
        );
        return trained;
    }

    public double[] Predict(FeatureMatrix features)
    {
        var outputs = new double[features.RowCount * Scorer.Signature.OutputWidth];
        Scorer.Score(features, outputs);
        return outputs;
    }

    /// <summary>The contents of the files by name.</summary>
    public IReadOnlyDictionary<string, string> Bytes() =>
        Directory
            .EnumerateFiles(Folder)
            .ToDictionary(
                f => Path.GetFileName(f),
                f => Convert.ToHexString(File.ReadAllBytes(f)),
                StringComparer.Ordinal
            );

    public void Dispose()
    {
        (Scorer as IDisposable)?.Dispose();
        _folder.Dispose();
    }
}
