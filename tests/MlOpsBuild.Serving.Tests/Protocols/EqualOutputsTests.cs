using System.Text;
using System.Text.Json;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Validation;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Serving.Tests.Protocols;

/// <summary>Whatever way rows are written, the outputs have the bits of the scorer's.</summary>
public sealed class EqualOutputsTests(SampleFolder samples)
{
    private static readonly Gen<ulong> Seeds = Gen.Choose(0, int.MaxValue).Select(i => (ulong)i);

    [Theory]
    [InlineData("binary")]
    [InlineData("multiclass")]
    [InlineData("regression")]
    public async Task Rows_as_json_objects(string model)
    {
        await using var app = await TestApp.StartAsync(samples, model);
        Always.Holds(
            Seeds,
            seed =>
            {
                var random = new StableRandom(seed, "json");
                var rows = Rows(random, mayLeaveOut: true);
                var texts = rows.Select(r => r.ToJson(random)).ToArray();
                var form = random.NextDouble();
                var body =
                    rows.Length == 1 && form < 0.5 ? texts[0]
                    : form < 0.75 ? $"[{string.Join(',', texts)}]"
                    : $"{{\"rows\":[{string.Join(',', texts)}]}}";
                var answer = Ask(app, "/predict", body, "application/json");
                return Equal(app, rows, PredictOutputs(app, answer));
            },
            150
        );
    }

    [Theory]
    [InlineData("binary")]
    [InlineData("multiclass")]
    [InlineData("regression")]
    public async Task Rows_as_tensors(string model)
    {
        await using var app = await TestApp.StartAsync(samples, model);
        Always.Holds(
            Seeds,
            seed =>
            {
                var random = new StableRandom(seed, "tensors");
                var rows =
                    random.NextDouble() < 0.3
                        ? [SampleRow.Make(random, mayLeaveOut: true)]
                        : Rows(random, mayLeaveOut: false);
                var body = SampleRow.ToInfer(rows, random, "\"\\u0041 \\\"1\\\"\"");
                var answer = Ask(app, "/v2/models/churn/infer", body, "application/json");
                answer.GetProperty("id").GetString().ShouldBe("A \"1\"");
                return EqualTensors(app, rows, answer, body);
            },
            150
        );
    }

    [Theory]
    [InlineData("binary", "\n")]
    [InlineData("multiclass", "\r\n")]
    [InlineData("regression", "\n")]
    public async Task Rows_as_csv(string model, string newLine)
    {
        await using var app = await TestApp.StartAsync(samples, model);
        Always.Holds(
            Seeds,
            seed =>
            {
                var random = new StableRandom(seed, "csv");
                var rows = Rows(random, mayLeaveOut: false);
                using var response = app.PostAsync(
                        "/predict",
                        SampleRow.ToCsv(rows, newLine),
                        "text/csv"
                    )
                    .GetAwaiter()
                    .GetResult();
                var text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
                response.IsSuccessStatusCode.ShouldBeTrue(text);
                var lines = text.Split('\n');
                lines[^1].ShouldBe("");
                var width = app.Models[0].Scorer.Signature.OutputWidth;
                var outputs = lines[1..^1]
                    .SelectMany(l => l.Split(',').TakeLast(width))
                    .Select(n => double.Parse(n, CultureInfo.InvariantCulture));
                return Equal(app, rows, outputs);
            },
            100
        );
    }

    [Fact]
    public async Task Numbers_of_any_notation_are_the_nearest_doubles()
    {
        await using var app = await TestApp.StartAsync(samples);
        Always.Holds(
            from whole in Gen.Choose(0, int.MaxValue)
            from fraction in Gen.Choose(0, int.MaxValue)
            from zeros in Gen.Choose(0, 12)
            from digits in Gen.Choose(0, 9)
            from exponent in Gen.Elements("", "e0", "E+5", "e-7", "e-300")
            from sign in Gen.Elements("", "-")
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{whole}.{new string('0', zeros)}{fraction.ToString(CultureInfo.InvariantCulture)[..Math.Min(digits + 1, fraction.ToString(CultureInfo.InvariantCulture).Length)]}{exponent}"
            ),
            text =>
                BitConverter.DoubleToInt64Bits(JsonNumber.Parse(Encoding.UTF8.GetBytes(text)))
                == BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)),
            2000
        );
    }

    private static SampleRow[] Rows(StableRandom random, bool mayLeaveOut) =>
        [
            .. Enumerable
                .Range(0, 1 + (int)(random.NextDouble() * random.NextDouble() * 12))
                .Select(_ => SampleRow.Make(random, mayLeaveOut)),
        ];

    private static JsonElement Ask(TestApp app, string path, string body, string type)
    {
        using var response = app.PostAsync(path, body, type).GetAwaiter().GetResult();
        var text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        response.IsSuccessStatusCode.ShouldBeTrue($"{text} for {body}");
        response.Headers.GetValues("X-Model-Digest").ShouldBe([app.Models[0].Digest]);
        return JsonElement.Parse(text);
    }

    private static bool EqualTensors(TestApp app, SampleRow[] rows, JsonElement answer, string body)
    {
        answer.GetProperty("model_name").GetString().ShouldBe("churn");
        answer.GetProperty("model_version").GetString().ShouldBe(app.Models[0].Digest);
        var outputs = answer.GetProperty("outputs").EnumerateArray().ToArray();
        var signature = app.Models[0].Scorer.Signature;
        var scores = outputs[0]
            .GetProperty("data")
            .EnumerateArray()
            .Select(d => d.GetDouble())
            .ToArray();
        if (signature.Task != ModelTask.Regression)
        {
            outputs.Length.ShouldBe(2);
            outputs[1]
                .GetProperty("data")
                .EnumerateArray()
                .Select(d => d.GetString())
                .ShouldBe(
                    scores
                        .Chunk(signature.OutputWidth)
                        .Select(s => signature.Classes[PredictedClass.Of(signature.Task, s)])
                );
        }

        body.ShouldNotBeEmpty();
        return Equal(app, rows, scores);
    }

    private static IEnumerable<double> PredictOutputs(TestApp app, JsonElement answer)
    {
        var signature = app.Models[0].Scorer.Signature;
        foreach (var row in answer.GetProperty("predictions").EnumerateArray())
        {
            var prediction = row.GetProperty("prediction");
            double[] outputs = signature.Task switch
            {
                ModelTask.Regression => [prediction.GetDouble()],
                ModelTask.Binary => [row.GetProperty("probability").GetDouble()],
                _ =>
                [
                    .. signature.Classes.Select(c =>
                        row.GetProperty("probabilities").GetProperty(c).GetDouble()
                    ),
                ],
            };
            if (signature.Task != ModelTask.Regression)
            {
                prediction
                    .GetString()
                    .ShouldBe(signature.Classes[PredictedClass.Of(signature.Task, outputs)]);
            }

            foreach (var output in outputs)
            {
                yield return output;
            }
        }
    }

    private static bool Equal(TestApp app, SampleRow[] rows, IEnumerable<double> found)
    {
        var scorer = app.Models[0].Scorer;
        var encoder = new RowEncoder(scorer.Signature);
        var expected = new List<long>();
        foreach (var row in rows)
        {
            var output = new double[scorer.Signature.OutputWidth];
            scorer.ScoreRow(row.Encode(encoder), output);
            expected.AddRange(output.Select(BitConverter.DoubleToInt64Bits));
        }

        return found.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(expected);
    }
}
