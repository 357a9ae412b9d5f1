using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Tests.Configuration;
using MlOpsBuild.Tests.Reports;

namespace MlOpsBuild.Tests.Registry.Images;

public sealed class ImageRecordJsonTests
{
    [Fact]
    public void Its_bytes_are_canonical()
    {
        Registry.GoldenFile.ShouldMatch(
            "image-record.json",
            Encoding.UTF8.GetString(ImageRecordJson.ToBytes(ImageSamples.Pushed())) + "\n"
        );
        ImageRecordJson
            .ToBytes(ImageSamples.Pushed())
            .ShouldBe(ImageRecordJson.ToBytes(ImageSamples.Pushed()));
    }

    [Fact]
    public void What_was_written_comes_back()
    {
        foreach (
            var record in new[]
            {
                ImageSamples.Pushed(),
                ImageSamples.Local(),
                ImageSamples.Rejected(),
                ImageSamples.Local() with
                {
                    Proof = new(100, 100, "\"größer\"\n數據 \U0001F600"),
                    Measurements = ImageSamples.Measurements with
                    {
                        StartupSeconds = 0.1 + 0.2,
                        TotalBytes = long.MaxValue,
                        MemoryBytes = 0,
                    },
                },
            }
        )
        {
            SameRecord.Check(record, ImageRecordJson.Read(ImageRecordJson.ToBytes(record)));
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() =>
        ImageRecordJson
            .Read(
                ImageRecordJson.ToBytes(ImageSamples.Local() with { Proof = new(1, 1, "a\uD800b") })
            )
            .Proof.FirstDifference.ShouldBe("a\uFFFDb");

    [Fact]
    public void Every_missing_member_is_told()
    {
        var whole = JsonNode.Parse(ImageRecordJson.ToBytes(ImageSamples.Pushed()))!;
        string[] optional = ["reference", "layerBytes"];
        var count = 0;
        foreach (var place in Places((JsonObject)whole, "$"))
        {
            var node = whole.DeepClone();
            var parts = place[2..].Split('.');
            var parent = parts[..^1].Aggregate(node, (n, p) => n[p]!);
            ((JsonObject)parent).Remove(parts[^1]);
            if (optional.Contains(parts[^1]))
            {
                ImageRecordJson.Read(Bytes(node)).Model.ShouldBe("telco-churn");
                continue;
            }

            Refused(node).ShouldBe($"{place} is missing.");
            count++;
        }

        count.ShouldBe(19);
    }

    [Theory]
    [InlineData("/model", "\"\"", "$.model is the string \"\", expected a name.")]
    [InlineData("/model", "7", "$.model is 7, expected a string.")]
    [InlineData(
        "/modelDigest",
        "\"md5:1\"",
        "$.modelDigest is the string \"md5:1\", expected sha256: and 64 lower-case hex digits."
    )]
    [InlineData("/layers", "{}", "$.layers is an object, expected a list.")]
    [InlineData("/layers/1", "null", "$.layers[1] is null, expected a string.")]
    [InlineData("/layerBytes", "[1, 2]", "$.layerBytes is a list, expected 3 as in layers.")]
    [InlineData(
        "/layerBytes/0",
        "-1",
        "$.layerBytes[0] is -1, expected a whole number, 0 or more."
    )]
    [InlineData(
        "/reference",
        "\"registry/churn:latest\"",
        "$.reference is the string \"registry/churn:latest\", expected registry/repository@sha256:...."
    )]
    [InlineData("/proof/different", "101", "$.proof.different is 101, expected at most 100.")]
    [InlineData(
        "/proof/rows",
        "3000000000",
        "$.proof.rows is 3000000000, expected at most 2147483647."
    )]
    [InlineData(
        "/measurements/p99Seconds",
        "null",
        "$.measurements.p99Seconds is null, expected a number, 0 or more."
    )]
    [InlineData(
        "/measurements/imageBytes",
        "160500001",
        "$.measurements.imageBytes is 160500001, expected at most 160500000."
    )]
    [InlineData(
        "/gates/0/metric",
        "\"startupsecond\"",
        "$.gates[0].metric is the string \"startupsecond\", expected one of startupSeconds, imageBytes, memoryBytes, p99Seconds. Did you mean 'startupSeconds'?"
    )]
    [InlineData(
        "/gates/1/value",
        "0.1",
        "$.gates[1].value is 0.1, expected 0.00123 as in measurements."
    )]
    [InlineData("/gates/1/max", "-0.1", "$.gates[1].max is -0.1, expected a number, 0 or more.")]
    [InlineData("/gates/1/passed", "true", "$.gates[1].passed is not known.")]
    public void What_is_wrong_is_told_with_its_place(string place, string json, string expected)
    {
        var node = JsonNode.Parse(ImageRecordJson.ToBytes(ImageSamples.Pushed()))!;
        JsonPlace.Set(node, place, JsonNode.Parse(json));

        Refused(node).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"model\": \"a\", \"model\": \"b\"}")]
    [InlineData("{\"model\": \"\\ud800\"}")]
    public void What_is_no_record_is_a_format_error(string text) =>
        Should.Throw<FormatException>(() => ImageRecordJson.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Any_cut_of_it_is_a_format_error()
    {
        var bytes = ImageRecordJson.ToBytes(ImageSamples.Pushed());
        for (var length = 0; length < bytes.Length; length++)
        {
            Should.Throw<FormatException>(() => ImageRecordJson.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Every_metric_that_mlops_yaml_may_limit_is_known()
    {
        var schema = JsonNode.Parse(ConfigSchema.Write(ProductVocabulary.Instance))!;
        var names = (JsonArray)
            schema["properties"]!["container"]!["properties"]!["gates"]!["items"]!["properties"]![
                "metric"
            ]!["enum"]!;

        names.Select(n => n!.GetValue<string>()).ShouldBe(ImageMetric.All.Select(m => m.Name));
    }

    [Fact]
    public void A_limit_is_met_up_to_its_value()
    {
        ImageGate Gate(double max) => ImageGate.Judge("p99Seconds", max, ImageSamples.Measurements);

        Gate(0.00123).Passed.ShouldBeTrue();
        Gate(Math.BitDecrement(0.00123)).Passed.ShouldBeFalse();
        new ImageGate("p99Seconds", double.NaN, 1).Passed.ShouldBeFalse();
        Should
            .Throw<ArgumentException>(() => ImageGate.Judge("p98", 1, ImageSamples.Measurements))
            .Message.ShouldContain("'p98' is none of startupSeconds, ");
    }

    [Theory]
    [InlineData("p99Seconds", 0.00123, 0.005, "1.23 ms", "5 ms")]
    [InlineData("p99Seconds", 0.0050000001, 0.005, "0.0050000001 s", "0.005 s")]
    [InlineData("startupSeconds", 1.5, 90, "1.5 s", "90 s")]
    [InlineData("startupSeconds", 1.4125, 0.15, "1.413 s", "0.15 s")]
    [InlineData("imageBytes", 38_214_656, 45_000_000, "38.2 MB", "45.0 MB")]
    [InlineData("imageBytes", 45_000_001, 45_000_000, "45,000,001 B", "45,000,000 B")]
    [InlineData("memoryBytes", 999, 1e30, "999 B", "1E+30 B")]
    [InlineData("memoryBytes", 80_000_000, 80_000_000, "80.0 MB", "80.0 MB")]
    public void A_value_and_its_limit_never_look_the_same_when_they_differ(
        string metric,
        double value,
        double max,
        string shownValue,
        string shownMax
    ) => ImageMetric.Find(metric)!.Texts(value, max).ShouldBe((shownValue, shownMax));

    private static IEnumerable<string> Places(JsonObject node, string path)
    {
        foreach (var (key, value) in node)
        {
            yield return $"{path}.{key}";
            if (value is JsonObject inner)
            {
                foreach (var place in Places(inner, $"{path}.{key}"))
                {
                    yield return place;
                }
            }
        }
    }

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static string Refused(JsonNode node) =>
        Should.Throw<FormatException>(() => ImageRecordJson.Read(Bytes(node))).Message;
}
