using System.Text.Json;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Tests.Training.Embedded;

public sealed class LinearTrainerTests
{
    [Theory]
    [InlineData("binary", 1.0)]
    [InlineData("binary", 0.1)]
    [InlineData("multiclass", 1.0)]
    [InlineData("regression", 1.0)]
    [InlineData("regression", 0.1)]
    public async Task Finds_the_weights_of_scikit_learn(string task, double c)
    {
        using var reference = SklearnReference.Read();
        var small = reference.RootElement.GetProperty("small");
        var expected = small.GetProperty(
            string.Create(CultureInfo.InvariantCulture, $"{task}, c={c:0.0}")
        );
        var builder = SmallData(small, task);
        var rows = Enumerable.Range(0, small.GetProperty("a").GetArrayLength()).ToArray();
        var scorer = (LinearScorer)
            await SampleData.TrainAsync(
                new LinearTrainer(),
                builder,
                rows,
                new() { ["c"] = c, ["tolerance"] = 1e-13 }
            );

        var outputs = builder.Signature.OutputWidth;
        for (var k = 0; k < outputs; k++)
        {
            var weights = SklearnReference.Numbers(expected.GetProperty("weights")[k]);
            // Ours are numbers as they come: a, b, b is missing, colours.
            for (var j = 0; j < weights.Length; j++)
            {
                scorer.Weights.Weights[(j * outputs) + k].ShouldBe(weights[j], 1e-6);
            }
        }

        var predictions = SampleData.Predict(scorer, builder.Features(rows));
        if (task == "regression")
        {
            scorer
                .Weights.Intercepts[0]
                .ShouldBe(expected.GetProperty("intercepts")[0].GetDouble(), 1e-6);
            Close(predictions, SklearnReference.Numbers(expected.GetProperty("predictions")));
            return;
        }

        var probabilities = expected
            .GetProperty("probabilities")
            .EnumerateArray()
            .Select(SklearnReference.Numbers);
        Close(
            predictions,
            [
                .. task == "binary"
                    ? probabilities.Select(p => p[1])
                    : probabilities.SelectMany(p => p),
            ]
        );
    }

    [Fact]
    public async Task Ridge_with_one_feature_is_the_closed_form()
    {
        double[] x = [1, 2, 4, 7];
        double[] y = [3, 5, 8, 20];
        var builder = BuilderOf(x, y, ModelTask.Regression);
        var scorer = (LinearScorer)
            await SampleData.TrainAsync(
                new LinearTrainer(),
                builder,
                [0, 1, 2, 3],
                new() { ["c"] = 0.5 }
            );

        var mean = x.Average();
        var scale = Math.Sqrt(x.Average(v => (v - mean) * (v - mean)));
        var z = x.Select(v => (v - mean) / scale).ToArray();
        var weight = z.Zip(y, (a, b) => a * b).Sum() / (z.Sum(a => a * a) + 2);
        scorer.Weights.Weights[0].ShouldBe(weight, 1e-12);
        scorer.Weights.Intercepts[0].ShouldBe(y.Average(), 1e-12);
    }

    [Fact]
    public async Task Without_information_the_probability_is_the_base_rate()
    {
        var builder = BuilderOf([5, 5, 5, 5], [0, 0, 0, 1], ModelTask.Binary);
        var scorer = await SampleData.TrainAsync(
            new LinearTrainer(),
            builder,
            [0, 1, 2, 3],
            new() { ["tolerance"] = 1e-12 }
        );
        SampleData.Predict(scorer, builder.Features([0]))[0].ShouldBe(0.25, 1e-9);
    }

    [Fact]
    public async Task Newton_and_the_closed_form_agree()
    {
        var table = SampleData.ReadCsv(SampleData.TelcoPath);
        var rows = Enumerable.Range(0, 500).ToArray();
        var builder = FeatureBuilder.Create(table, ModelTask.Regression, "tenure", null, [], rows);
        var encoding = new LinearEncoding(
            builder.Signature.Features,
            builder.Features(rows),
            missingIndicator: true
        );
        var work = new WorkSplitter(2, TestContext.Current.CancellationToken);
        var labels = builder.Labels(rows);
        var closed = RidgeSolver.Solve(encoding, labels, 0.7, work);
        var objective = new LinearObjective(encoding, labels, ModelTask.Regression, 1, 0.7, work);
        var w = new double[objective.Size];
        new NewtonSolver(objective).Solve(w, 1e-13, 100, null);
        Close(w, closed);
    }

    [Fact]
    public async Task Reaches_scikit_learn_on_telco()
    {
        using var reference = SklearnReference.Read();
        var telco = Telco.Load();
        var churn = telco.Builder(ModelTask.Binary, "churn", "Yes");
        var p = SampleData.Predict(
            await SampleData.TrainAsync(new LinearTrainer(), churn, telco.Train),
            churn.Features(telco.Test)
        );
        var expected = reference.RootElement.GetProperty("telcoChurn").GetProperty("linear");
        Quality
            .Auc(churn.Labels(telco.Test), p)
            .ShouldBe(expected.GetProperty("auc").GetDouble(), 0.002);
        Quality
            .LogLoss(churn.Labels(telco.Test), p, 1)
            .ShouldBe(expected.GetProperty("logLoss").GetDouble(), 1e-4);

        var contract = telco.Builder(ModelTask.Multiclass, "contract", null, "churn");
        p = SampleData.Predict(
            await SampleData.TrainAsync(new LinearTrainer(), contract, telco.Train),
            contract.Features(telco.Test)
        );
        expected = reference.RootElement.GetProperty("telcoContract").GetProperty("linear");
        Quality
            .LogLoss(contract.Labels(telco.Test), p, 3)
            .ShouldBe(expected.GetProperty("logLoss").GetDouble(), 1e-4);

        var tenure = telco.Builder(ModelTask.Regression, "tenure", null, "churn", "total_charges");
        p = SampleData.Predict(
            await SampleData.TrainAsync(new LinearTrainer(), tenure, telco.Train),
            tenure.Features(telco.Test)
        );
        expected = reference.RootElement.GetProperty("telcoTenure").GetProperty("linear");
        Quality
            .Rmse(tenure.Labels(telco.Test), p)
            .ShouldBe(expected.GetProperty("rmse").GetDouble(), 1e-6);
    }

    private static void Close(double[] found, double[] expected)
    {
        found.Length.ShouldBe(expected.Length);
        for (var i = 0; i < found.Length; i++)
        {
            found[i].ShouldBe(expected[i], 1e-6 * Math.Max(1, Math.Abs(expected[i])));
        }
    }

    private static FeatureBuilder SmallData(JsonElement small, string task)
    {
        string[] Texts(string name) =>
            [
                .. small
                    .GetProperty(name)
                    .EnumerateArray()
                    .Select(v => v.ValueKind == JsonValueKind.Null ? "" : v.ToString()),
            ];
        var table = SampleData.TableOf(
            ["a", "b", "colour", "y"],
            [Texts("a"), Texts("b"), Texts("colour"), Texts(task)]
        );
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        return FeatureBuilder.Create(
            table,
            Enum.Parse<ModelTask>(task, ignoreCase: true),
            "y",
            task == "binary" ? "1" : null,
            [],
            rows
        );
    }

    private static FeatureBuilder BuilderOf(double[] x, double[] y, ModelTask task)
    {
        var table = new DataTable(
            [
                new NumberColumn(new ColumnSchema { Name = "x", Type = ColumnType.Number }, x),
                new NumberColumn(new ColumnSchema { Name = "y", Type = ColumnType.Number }, y),
            ],
            new ulong[x.Length],
            [],
            [0, 0]
        );
        return FeatureBuilder.Create(table, task, "y", "1", [], [.. Enumerable.Range(0, x.Length)]);
    }
}
