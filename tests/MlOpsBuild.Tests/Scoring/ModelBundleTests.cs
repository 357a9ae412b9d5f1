using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Training;

namespace MlOpsBuild.Tests.Scoring;

public sealed class ModelBundleTests
{
    private static readonly double[][] Rows =
    [
        [29, 0],
        [31, 1],
        [31, 2],
        [double.NaN, double.NaN],
    ];

    [Fact]
    public void A_model_comes_back_as_it_was_written()
    {
        EmbeddedScorer[] scorers =
        [
            SampleModels.Gbdt(),
            SampleModels.Linear(ModelTask.Regression),
            SampleModels.Linear(ModelTask.Binary, "No", "Yes"),
        ];
        foreach (var scorer in scorers)
        {
            using var folder = new TemporaryFolder();
            var manifest = SampleModels.ManifestOf(scorer);
            ModelBundle.Save(folder.Path, manifest, scorer);
            var loaded = ModelBundle.Load(folder.Path);

            loaded.GetType().ShouldBe(scorer.GetType());
            loaded.Signature.Task.ShouldBe(scorer.Signature.Task);
            loaded.Signature.Classes.ShouldBe(scorer.Signature.Classes);
            loaded.Signature.Features[1].Categories.ShouldBe(["blue", "green", "red"]);
            foreach (var row in Rows)
            {
                Score(loaded, row).ShouldBe(Score(scorer, row));
            }

            var json = File.ReadAllBytes(Path.Combine(folder.Path, ModelBundle.ManifestFile));
            var read = ModelBundle.ReadManifest(json);
            read.Parameters.ShouldBe(manifest.Parameters, ignoreOrder: true);
            read.Metrics.ShouldBe(manifest.Metrics, ignoreOrder: true);
            read.Seed.ShouldBe(ulong.MaxValue);
            read.DataDigest.ShouldBe(manifest.DataDigest);
            json.ShouldBe(CanonicalJson.ToIndented(JsonNode.Parse(json)));
            ModelBundle
                .Write(read with { Signature = loaded.Signature }, (EmbeddedScorer)loaded)
                .ModelJson.ShouldBe(json);
        }
    }

    [Fact]
    public void The_description_is_written_for_people_too()
    {
        var scorer = SampleModels.Gbdt();
        var (json, _) = ModelBundle.Write(SampleModels.ManifestOf(scorer), scorer);
        var golden = Path.Combine(Here(), "Golden", "model.json");
        Encoding.UTF8.GetString(json).ShouldBe(File.ReadAllText(golden));
    }

    [Fact]
    public void Every_truncated_weights_file_is_told_as_such()
    {
        foreach (
            EmbeddedScorer scorer in new EmbeddedScorer[]
            {
                SampleModels.Gbdt(),
                SampleModels.Linear(ModelTask.Regression),
            }
        )
        {
            var weights = scorer.WriteWeights();
            for (var length = 0; length < weights.Length; length++)
            {
                Should.Throw<ModelFormatException>(() => Read(scorer, weights[..length]));
            }

            Should
                .Throw<ModelFormatException>(() => Read(scorer, [.. weights, 0]))
                .Message.ShouldBe("model.bin has 1 bytes after its end.");
        }
    }

    [Fact]
    public void Every_damaged_weights_file_is_refused_or_scores_without_a_crash()
    {
        var random = new StableRandom(3, "damage");
        foreach (
            EmbeddedScorer scorer in new EmbeddedScorer[]
            {
                SampleModels.Gbdt(),
                SampleModels.Linear(ModelTask.Regression),
            }
        )
        {
            var weights = scorer.WriteWeights();
            var refused = 0;
            for (var attempt = 0; attempt < 20_000; attempt++)
            {
                var damaged = weights.ToArray();
                for (var i = random.NextInt(4); i >= 0; i--)
                {
                    damaged[random.NextInt(damaged.Length)] = (byte)random.NextInt(256);
                }

                try
                {
                    var loaded = Read(scorer, damaged);
                    foreach (var row in Rows)
                    {
                        Score(loaded, row).Length.ShouldBe(1);
                    }
                }
                catch (ModelFormatException)
                {
                    refused++;
                }
            }

            refused.ShouldBeGreaterThan(1000);
        }
    }

    [Theory]
    [InlineData(
        "format",
        "\"other\"",
        "model.json has format 'other', expected 'mlopsbuild-model'."
    )]
    [InlineData(
        "formatVersion",
        "2",
        "model.json has format version 2, this version of MlOpsBuild reads 1."
    )]
    [InlineData("formatVersion", "1e99", "model.json: 'formatVersion' is no 32-bit whole number.")]
    [InlineData(
        "task",
        "\"guess\"",
        "model.json has task 'guess', expected binary, multiclass or regression."
    )]
    [InlineData("task", "\"binary\"", "model.json has 0 classes, which does not fit task binary.")]
    [InlineData("features", "7", "model.json: 'features' is a number, expected a list.")]
    [InlineData("features", "[7]", "model.json: a feature is a number, expected an object.")]
    [InlineData(
        "features",
        "[{\"name\":\"a\",\"kind\":\"number\"},{\"name\":\"a\",\"kind\":\"number\"}]",
        "model.json has feature 'a' twice."
    )]
    [InlineData(
        "features",
        "[{\"name\":\"a\",\"kind\":\"word\"}]",
        "model.json: feature 'a' has kind 'word', expected number or category."
    )]
    [InlineData(
        "features",
        "[{\"name\":\"a\",\"kind\":\"category\",\"categories\":[\"b\",\"a\"]}]",
        "model.json: 'categories' has 'a' after 'b', expected ordinal order without doubles."
    )]
    [InlineData("features", "[]", "model.bin has 2 features, model.json 0.")]
    [InlineData("label", "null", "model.json: 'label' is null, expected a string.")]
    [InlineData(
        "metrics",
        "{\"x\":\"y\"}",
        "model.json: metric 'x' is a string, expected a number."
    )]
    [InlineData(
        "parameters",
        "{\"x\":[1]}",
        "model.json: parameter 'x' is a list, expected a plain value."
    )]
    [InlineData("seed", "-1", "model.json: seed is not a whole number.")]
    [InlineData("trainer", "{}", "model.json has no 'name'.")]
    [InlineData(
        "weights",
        "{\"kind\":\"gbdt\",\"file\":\"../secret\"}",
        "model.json names the weights file '../secret', expected 'model.bin'."
    )]
    [InlineData(
        "weights",
        "{\"file\":\"model.bin\",\"kind\":\"gbdt\",\"sha256\":\"\",\"size\":1}",
        "model.bin has 132 bytes, model.json says 1."
    )]
    public void A_wrong_description_is_told_with_what_was_found(
        string key,
        string value,
        string message
    )
    {
        var scorer = SampleModels.Gbdt();
        var (json, weights) = ModelBundle.Write(SampleModels.ManifestOf(scorer), scorer);
        var map = JsonNode.Parse(json)!;
        map[key] = JsonNode.Parse(value);
        Should
            .Throw<ModelFormatException>(() =>
                ModelBundle.Load(CanonicalJson.ToBytes(map), weights)
            )
            .Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"\\ud800\"}")]
    [InlineData("{\"format\":")]
    public void What_is_no_description_is_refused(string json) =>
        Should.Throw<ModelFormatException>(() =>
            ModelBundle.Load(Encoding.UTF8.GetBytes(json), [])
        );

    [Fact]
    public void Keys_that_a_later_version_adds_are_passed_over()
    {
        var scorer = SampleModels.Gbdt();
        var (json, weights) = ModelBundle.Write(SampleModels.ManifestOf(scorer), scorer);
        var map = JsonNode.Parse(json)!;
        map["goldenRows"] = new JsonArray(1L, 2L);
        Score(ModelBundle.Load(CanonicalJson.ToBytes(map), weights), Rows[0]).ShouldBe([1.5]);
    }

    [Fact]
    public void Weights_of_another_model_are_refused()
    {
        var scorer = SampleModels.Gbdt();
        var (json, weights) = ModelBundle.Write(SampleModels.ManifestOf(scorer), scorer);
        weights[^1] ^= 1;
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Load(json, weights))
            .Message.ShouldStartWith("model.bin has SHA-256 ");
    }

    [Fact]
    public void A_folder_without_a_model_is_told_as_such()
    {
        using var folder = new TemporaryFolder();
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Load(folder.Path))
            .Message.ShouldBe($"'{folder.Path}' holds no model: it has no file model.json.");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static IScorer Read(EmbeddedScorer like, byte[] weights) =>
        like is GbdtScorer
            ? new GbdtScorer(like.Signature, GbdtFormat.Read(like.Signature, weights))
            : new LinearScorer(like.Signature, LinearFormat.Read(like.Signature, weights));

    private static double[] Score(IScorer scorer, double[] row)
    {
        var output = new double[1];
        scorer.ScoreRow(row, output);
        return output;
    }
}
