using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Shared;

/// <summary>Writes folders that can be served, with models trained on made-up rows.</summary>
internal static class SampleServing
{
    /// <summary>Features like those of the census-income data: 6 numbers, 8 categories.</summary>
    public static SampleFeature[] Adult { get; } =
    [
        new("age", FeatureType.Integer) { Min = 16, Max = 100 },
        Category(
            "workclass",
            "Private",
            "Self-emp-not-inc",
            "Self-emp-inc",
            "Federal-gov",
            "Local-gov",
            "State-gov",
            "Without-pay",
            "Never-worked"
        ) with
        {
            Nullable = true,
        },
        new("fnlwgt", FeatureType.Integer) { Min = 0 },
        Category(
            "education",
            "Bachelors",
            "Some-college",
            "11th",
            "HS-grad",
            "Prof-school",
            "Assoc-acdm",
            "Assoc-voc",
            "9th",
            "7th-8th",
            "12th",
            "Masters",
            "1st-4th",
            "10th",
            "Doctorate",
            "5th-6th",
            "Preschool"
        ),
        new("education_num", FeatureType.Integer) { Min = 1, Max = 16 },
        Category(
            "marital_status",
            "Married-civ-spouse",
            "Divorced",
            "Never-married",
            "Separated",
            "Widowed",
            "Married-spouse-absent",
            "Married-AF-spouse"
        ),
        Category(
            "occupation",
            "Tech-support",
            "Craft-repair",
            "Other-service",
            "Sales",
            "Exec-managerial",
            "Prof-specialty",
            "Handlers-cleaners",
            "Machine-op-inspct",
            "Adm-clerical",
            "Farming-fishing",
            "Transport-moving",
            "Priv-house-serv",
            "Protective-serv",
            "Armed-Forces"
        ) with
        {
            Nullable = true,
        },
        Category(
            "relationship",
            "Wife",
            "Own-child",
            "Husband",
            "Not-in-family",
            "Other-relative",
            "Unmarried"
        ),
        Category("race", "White", "Asian-Pac-Islander", "Amer-Indian-Eskimo", "Other", "Black"),
        Category("sex", "Female", "Male"),
        new("capital_gain", FeatureType.Integer) { Min = 0 },
        new("capital_loss", FeatureType.Integer) { Min = 0 },
        new("hours_per_week", FeatureType.Number) { Min = 0, Max = 168 },
        Category(
            "native_country",
            "United-States",
            "Cambodia",
            "England",
            "Puerto-Rico",
            "Canada",
            "Germany",
            "India",
            "Japan",
            "Greece",
            "South",
            "China",
            "Cuba",
            "Iran",
            "Honduras",
            "Philippines",
            "Italy",
            "Poland",
            "Jamaica",
            "Vietnam",
            "Mexico"
        ) with
        {
            Nullable = true,
        },
    ];

    /// <summary>A feature of each kind, with everything that a contract can say.</summary>
    public static SampleFeature[] Mixed { get; } =
    [
        new("tenure", FeatureType.Integer) { Min = 0, Max = 72 },
        new("charges", FeatureType.Number) { Nullable = true },
        new("senior", FeatureType.Boolean) { Values = ["No", "Yes"] },
        Category("contract", "Month-to-month", "One year", "Two year"),
        new("région \"x\"", FeatureType.Category) { Seen = ["nord", "süd", "東"], Nullable = true },
        new("level", FeatureType.Number) { Min = -1.5, Default = "2.5" },
        new("channel", FeatureType.Category)
        {
            Values = ["app", "post", "web"],
            Seen = ["app", "web"],
            Default = "web",
        },
        new("paperless", FeatureType.Boolean) { Nullable = true },
    ];

    /// <summary>Trains a model on made-up rows and writes the files that serving reads.</summary>
    public static async Task<IScorer> WriteModelAsync(
        string folder,
        IReadOnlyList<SampleFeature> features,
        ModelTask task = ModelTask.Binary,
        string model = "sample",
        int trees = 20,
        int rows = 2000,
        ulong seed = 1
    )
    {
        Directory.CreateDirectory(folder);
        var random = new StableRandom(seed, "sample serving");
        var columns = features.Select(f => Column(f, rows, random)).ToArray();
        string[] classes = task switch
        {
            ModelTask.Binary => ["No", "Yes"],
            ModelTask.Multiclass => ["a \"quoted\", one", "b", "ü"],
            _ => [],
        };
        var signature = new ModelSignature(
            task,
            "label",
            classes,
            [
                .. features.Select(f =>
                    f.Type == FeatureType.Category
                        ? new FeatureSpec(f.Name, FeatureKind.Category, f.Categories)
                        : new FeatureSpec(f.Name, FeatureKind.Number, [])
                ),
            ]
        );
        var labels = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var score = columns.Select((c, f) => double.IsNaN(c[i]) ? 0 : Weigh(c[i], f)).Sum();
            score += random.NextDouble();
            labels[i] = task switch
            {
                ModelTask.Binary => score > features.Count * 0.35 ? 1 : 0,
                ModelTask.Multiclass => (int)(score * 2) % 3,
                _ => score,
            };
        }

        var trainer = new GbdtTrainer();
        await trainer.TrainAsync(
            new TrainingRequest
            {
                Signature = signature,
                Features = new FeatureMatrix(columns, rows),
                Labels = labels,
                Parameters = TrainerParameters.Resolve(
                    trainer,
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["trees"] = (long)trees,
                        ["earlyStopping"] = 0L,
                    }
                ),
                Seed = seed,
                DataDigest = "sha256:" + new string('0', 64),
                OutputDirectory = folder,
            },
            CancellationToken.None
        );
        var contract = new ServingContract
        {
            Model = model,
            Features = [.. features.Select(Contract)],
            Scores = new Distribution { Edges = [0.5], Counts = [1, 1] },
        };
        await File.WriteAllBytesAsync(
            Path.Combine(folder, ServingContract.FileName),
            contract.ToBytes()
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "model-card.md"), "# Sample\n");
        return ModelBundle.Load(folder);
    }

    /// <summary>Writes the settings of a folder.</summary>
    public static void WriteSettings(string folder, ServeSettings settings) =>
        File.WriteAllBytes(Path.Combine(folder, ServeSettings.FileName), settings.ToBytes());

    /// <summary>A row as a client sends it, a JSON object, made up.</summary>
    public static string Row(IReadOnlyList<SampleFeature> features, StableRandom random)
    {
        var text = new StringBuilder("{");
        foreach (var feature in features)
        {
            var value = Column(feature, 1, random)[0];
            text.Append(text.Length > 1 ? "," : "").Append(Json(feature.Name)).Append(':');
            if (double.IsNaN(value))
            {
                text.Append("null");
            }
            else if (feature.Type == FeatureType.Category)
            {
                text.Append(Json(feature.Categories[(int)value]));
            }
            else if (feature.Type == FeatureType.Boolean)
            {
                text.Append(value == 1 ? "true" : "false");
            }
            else
            {
                text.Append(value.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        return text.Append('}').ToString();
    }

    /// <summary>Values of a feature, encoded; where it may be missing, some are.</summary>
    public static double[] Column(SampleFeature feature, int rows, StableRandom random)
    {
        var values = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var u = random.NextDouble();
            if (feature.Nullable && random.NextDouble() < 0.1)
            {
                values[i] = double.NaN;
                continue;
            }

            var min = feature.Min ?? 0;
            var max = feature.Max ?? min + 1000;
            values[i] = feature.Type switch
            {
                FeatureType.Category => Math.Floor(u * feature.Categories.Length),
                FeatureType.Boolean => u < 0.5 ? 0 : 1,
                FeatureType.Integer => Math.Floor(min + (u * (max - min))),
                _ => min + (u * (max - min)),
            };
        }

        return values;
    }

    private static double Weigh(double value, int feature) => value % (feature + 3) / (feature + 3);

    private static SampleFeature Category(string name, params string[] values) =>
        new(name, FeatureType.Category) { Values = [.. values.Order(StringComparer.Ordinal)] };

    private static FeatureContract Contract(SampleFeature feature) =>
        new()
        {
            Name = feature.Name,
            Type = feature.Type,
            Min = feature.Min,
            Max = feature.Max,
            Nullable = feature.Nullable,
            Default = feature.Default,
            Values = feature.Values,
            Training =
                feature.Type == FeatureType.Category
                    ? new Distribution
                    {
                        Counts = [.. Enumerable.Repeat(1L, feature.Categories.Length + 1)],
                    }
                    : new Distribution { Edges = [0.5], Counts = [1, 1] },
        };

    private static string Json(string text) =>
        $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
