using System.Text;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>A folder with a trained model as serving wants it, and golden rows of it.</summary>
internal sealed class SampleModel : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlops-model-").FullName;

    private SampleModel(ModelTask task, SampleFeature[] features) =>
        (Task, Features) = (task, features);

    public ModelTask Task { get; }

    public SampleFeature[] Features { get; }

    /// <summary>The folder that holds <c>.mlops</c>.</summary>
    public string Root => _root;

    /// <summary>The folder with the settings.</summary>
    public string Folder => Path.Combine(_root, "models");

    public ServeSettings Settings { get; private set; } = null!;

    public ModelSignature Signature { get; private set; } = null!;

    public IReadOnlyList<GoldenRow> Golden { get; private set; } = null!;

    public Digest Digest =>
        Digest.Of(
            File.ReadAllBytes(
                Path.Combine(Folder, Settings.Models[0].Path, ModelBundle.ManifestFile)
            )
        );

    public static async Task<SampleModel> CreateAsync(
        ModelTask task = ModelTask.Binary,
        SampleFeature[]? features = null,
        ulong seed = 1,
        int rows = 30,
        Func<ServeSettings, ServeSettings>? settings = null
    )
    {
        var model = new SampleModel(task, features ?? SampleServing.Mixed);
        var scorer = await model.WriteAsync("champion", seed);
        model.Signature = scorer.Signature;
        var one = new ServeSettings
        {
            Model = "sample",
            Models = [new ServedModelSettings { Name = "champion", Path = "champion" }],
        };
        model.Settings = settings?.Invoke(one) ?? one;
        SampleServing.WriteSettings(model.Folder, model.Settings);
        model.Golden = model.Rows(scorer, rows);
        return model;
    }

    /// <summary>Trains another model into a folder beside.</summary>
    public Task<IScorer> WriteAsync(string name, ulong seed) =>
        SampleServing.WriteModelAsync(
            Path.Combine(Folder, name),
            Features,
            Task,
            trees: 5,
            rows: 500,
            seed: seed
        );

    public ModelImageRequest Request(
        ContainerEngine engine,
        ServingAppOptions app,
        string baseImage,
        params ContainerGateConfig[] gates
    ) =>
        new()
        {
            Engine = engine,
            App = app,
            ModelsFolder = Folder,
            Settings = Settings,
            ModelDigest = Digest,
            DataDigest = "sha256:" + new string('0', 64),
            Signature = Signature,
            Golden = Golden,
            Records = new ImageRecords(Root),
            Container = new ContainerConfig { BaseImage = baseImage, Gates = gates },
            Commit = new string('c', 40),
            Repository = "https://user:secret@example.org/team/churn.git",
            Requests = 200,
        };

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private List<GoldenRow> Rows(IScorer scorer, int count)
    {
        var random = new StableRandom(7, "golden");
        var columns = Features.Select(f => SampleServing.Column(f, count, random)).ToArray();
        var outputs = new double[count * Signature.OutputWidth];
        scorer.Score(new FeatureMatrix(columns, count), outputs);
        var rows = new List<GoldenRow>();
        for (var i = 0; i < count; i++)
        {
            rows.Add(
                new GoldenRow(
                    Json(columns.Select(c => c[i]).ToArray()),
                    outputs[(i * Signature.OutputWidth)..((i + 1) * Signature.OutputWidth)]
                )
            );
        }

        return rows;
    }

    private byte[] Json(double[] values)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            for (var f = 0; f < values.Length; f++)
            {
                var (feature, value) = (Features[f], values[f]);
                json.WritePropertyName(feature.Name);
                if (double.IsNaN(value))
                {
                    json.WriteNullValue();
                }
                else if (feature.Type == FeatureType.Category)
                {
                    json.WriteStringValue(feature.Categories[(int)value]);
                }
                else if (feature.Type == FeatureType.Boolean)
                {
                    json.WriteBooleanValue(value != 0);
                }
                else
                {
                    json.WriteNumberValue(value);
                }
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
