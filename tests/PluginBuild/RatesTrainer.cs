using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

/// <summary>
/// How often each category of one column is positive, drawn to the mean: a model of a few numbers that a Python program reads,
/// started by a shell script, in files of several folders.
/// </summary>
public sealed class RatesTrainer : ITrainer
{
    public static string Token { get; set; } = "none";

    public string Name => "rates";

    public int Version => 1;

    public IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new("column", "The column.", "contract"),
        new("protocol", "How the program is asked.", "lines"),
        new("smoothing", "How many rows of the mean are added.", 10.0, 0, 1e6),
    ];

    public bool Supports(ModelTask task) => task == ModelTask.Binary;

    public async Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        var column = (string)request.Parameters["column"];
        var smoothing = (double)request.Parameters["smoothing"];
        var at = request
            .Signature.Features.Select((f, i) => (f, i))
            .FirstOrDefault(
                f => f.f.Name == column && f.f.Kind == FeatureKind.Category,
                (null!, -1)
            )
            .Item2;
        if (at < 0)
        {
            throw new UsageException($"There is no category '{column}'.");
        }

        request.Log($"logged in with {Token}");
        var categories = request.Signature.Features[at].Categories;
        var mean = request.Labels.Average();
        var rows = new double[categories.Count];
        var positive = new double[categories.Count];
        for (var i = 0; i < request.Labels.Length; i++)
        {
            if (request.Features.Column(at)[i] is var value && !double.IsNaN(value))
            {
                rows[(int)value]++;
                positive[(int)value] += request.Labels[i];
            }
        }

        var rates = new JsonObject();
        for (var c = 0; c < categories.Count; c++)
        {
            rates[categories[c]] = (positive[c] + (smoothing * mean)) / (rows[c] + smoothing);
        }

        var content = new JsonObject
        {
            ["column"] = column,
            ["rate"] = mean,
            ["rates"] = rates,
        };
        await WriteAsync("data/rates.json", CanonicalJson.ToIndented(content));
        foreach (
            var (name, path) in new[]
            {
                ("predict.py", ""),
                ("predict.sh", ""),
                ("rates.py", "lib/"),
            }
        )
        {
            await using var stream = Assembly
                .GetExecutingAssembly()
                .GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            await WriteAsync(path + name, bytes);
        }

        var metrics = new Dictionary<string, double> { ["categories"] = categories.Count };
        await WriteAsync(
            ModelBundle.ManifestFile,
            ModelBundle.Write(
                new ModelManifest
                {
                    Trainer = Name,
                    TrainerVersion = Version,
                    Signature = request.Signature,
                    Parameters = request.Parameters,
                    Seed = request.Seed,
                    DataDigest = request.DataDigest,
                    Metrics = metrics,
                },
                new ProcessWeights
                {
                    Command = ["predict.sh"],
                    Files = ModelFolder.DigestsOf(request.OutputDirectory),
                    Protocol = (string)request.Parameters["protocol"],
                }
            )
        );
        request.Log(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{categories.Count} rates\u001b[31m of {column}"
            )
        );
        return metrics;

        async Task WriteAsync(string path, byte[] bytes)
        {
            var file = Path.Combine(request.OutputDirectory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        }
    }
}
