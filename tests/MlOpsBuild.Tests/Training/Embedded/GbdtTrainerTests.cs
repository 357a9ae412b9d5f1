using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Tests.Training.Embedded;

public sealed class GbdtTrainerTests
{
    private static readonly Dictionary<string, object> Exact = new(StringComparer.Ordinal)
    {
        ["subsample"] = 1.0,
        ["columns"] = 1.0,
        ["minLeaf"] = 1L,
        ["l2"] = 0.0,
        ["learningRate"] = 1.0,
        ["trees"] = 1L,
        ["categorySmoothing"] = 0.0,
    };

    [Fact]
    public async Task With_the_samples_parameters_the_auc_is_that_of_scikit_learn()
    {
        using var reference = SklearnReference.Read();
        var telco = Telco.Load();
        var churn = telco.Builder(ModelTask.Binary, "churn", "Yes");
        var sample = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["trees"] = 300L,
            ["learningRate"] = 0.05,
            ["depth"] = 5L,
        };
        var p = SampleData.Predict(
            await SampleData.TrainAsync(new GbdtTrainer(), churn, telco.Train, sample),
            churn.Features(telco.Test)
        );
        var expected = reference
            .RootElement.GetProperty("telcoChurn")
            .GetProperty("histGradientBoostingAsSample")
            .GetProperty("auc")
            .GetDouble();
        Quality.Auc(churn.Labels(telco.Test), p).ShouldBe(expected, 0.005);
    }

    [Fact]
    public async Task Reaches_scikit_learn_on_telco()
    {
        using var reference = SklearnReference.Read();
        var telco = Telco.Load();
        var churn = telco.Builder(ModelTask.Binary, "churn", "Yes");
        var p = SampleData.Predict(
            await SampleData.TrainAsync(new GbdtTrainer(), churn, telco.Train),
            churn.Features(telco.Test)
        );
        var expected = reference
            .RootElement.GetProperty("telcoChurn")
            .GetProperty("histGradientBoosting");
        Quality
            .Auc(churn.Labels(telco.Test), p)
            .ShouldBeGreaterThan(expected.GetProperty("auc").GetDouble() - 0.005);
        Quality
            .LogLoss(churn.Labels(telco.Test), p, 1)
            .ShouldBeLessThan(expected.GetProperty("logLoss").GetDouble() + 0.005);

        var contract = telco.Builder(ModelTask.Multiclass, "contract", null, "churn");
        p = SampleData.Predict(
            await SampleData.TrainAsync(new GbdtTrainer(), contract, telco.Train),
            contract.Features(telco.Test)
        );
        expected = reference
            .RootElement.GetProperty("telcoContract")
            .GetProperty("histGradientBoosting");
        Quality
            .LogLoss(contract.Labels(telco.Test), p, 3)
            .ShouldBeLessThan(expected.GetProperty("logLoss").GetDouble() + 0.005);

        var tenure = telco.Builder(ModelTask.Regression, "tenure", null, "churn", "total_charges");
        p = SampleData.Predict(
            await SampleData.TrainAsync(new GbdtTrainer(), tenure, telco.Train),
            tenure.Features(telco.Test)
        );
        expected = reference
            .RootElement.GetProperty("telcoTenure")
            .GetProperty("histGradientBoosting");
        Quality
            .Rmse(tenure.Labels(telco.Test), p)
            .ShouldBeLessThan(expected.GetProperty("rmse").GetDouble() * 1.05);
    }

    [Fact]
    public async Task One_full_tree_learns_each_group_s_mean()
    {
        // y = 10 for the missing, 20 below 5, 30 from 5 on; all exact in one tree.
        double[] x = [double.NaN, 1, 2, 5, 6, double.NaN];
        double[] y = [10, 20, 20, 30, 30, 10];
        var builder = BuilderOf([new NumberColumn(Number("x"), x)], y, ModelTask.Regression);
        var scorer = await SampleData.TrainAsync(
            new GbdtTrainer(),
            builder,
            [0, 1, 2, 3, 4, 5],
            Exact
        );
        SampleData.Predict(scorer, builder.Features([0, 1, 2, 3, 4, 5])).ShouldBe(y, 1e-9);
        // The threshold is half way between the values.
        var output = new double[1];
        scorer.ScoreRow([3.4], output);
        output[0].ShouldBe(20, 1e-9);
        scorer.ScoreRow([3.6], output);
        output[0].ShouldBe(30, 1e-9);
    }

    [Fact]
    public async Task A_binary_leaf_is_a_newton_step()
    {
        // Leaf of 3 rows, 1 positive; base rate 1/2: -G / (H + l2) with G = 3 * 0.5 - 1, H = 3 / 4.
        double[] x = [0, 0, 0, 1, 1, 1];
        double[] y = [0, 0, 1, 1, 1, 0];
        var builder = BuilderOf([new NumberColumn(Number("x"), x)], y, ModelTask.Binary);
        var parameters = new Dictionary<string, object>(Exact)
        {
            ["l2"] = 0.25,
            ["learningRate"] = 0.5,
        };
        var scorer = await SampleData.TrainAsync(
            new GbdtTrainer(),
            builder,
            [0, 1, 2, 3, 4, 5],
            parameters
        );
        SampleData
            .Predict(scorer, builder.Features([0]))[0]
            .ShouldBe(1 / (1 + Math.Exp(0.5 * 0.5 / (0.75 + 0.25))), 1e-9);
    }

    [Fact]
    public async Task Categories_are_divided_into_any_two_groups()
    {
        // a, c, e are 1, b, d are 5: one split, whatever the names' order.
        string[] names = ["a", "b", "c", "d", "e"];
        var codes = Enumerable.Range(0, 50).Select(i => i % 5).ToArray();
        var y = codes.Select(c => c % 2 == 0 ? 1.0 : 5.0).ToArray();
        var schema = new ColumnSchema { Name = "x", Type = ColumnType.Category };
        var builder = BuilderOf(
            [new CategoryColumn(schema, codes, names)],
            y,
            ModelTask.Regression
        );
        var scorer = (GbdtScorer)
            await SampleData.TrainAsync(
                new GbdtTrainer(),
                builder,
                [.. Enumerable.Range(0, 50)],
                Exact
            );
        scorer.Forest.Nodes.Length.ShouldBe(1);
        SampleData
            .Predict(scorer, builder.Features([0, 1, 2, 3, 4]))
            .ShouldBe([1, 5, 1, 5, 1], 1e-9);
    }

    [Fact]
    public async Task More_categories_than_bins_are_scored_as_they_were_trained()
    {
        // 400 categories: some share the bin of the missing. Every row must score what its leaf says.
        var random = new StableRandom(1, "categories");
        var codes = Enumerable.Range(0, 4000).Select(_ => random.NextInt(400)).ToArray();
        var y = codes.Select(c => (double)(c % 7)).ToArray();
        var names = Enumerable.Range(0, 400).Select(i => i.ToString("D3")).ToArray();
        var schema = new ColumnSchema { Name = "x", Type = ColumnType.Category };
        var builder = BuilderOf(
            [new CategoryColumn(schema, codes, names)],
            y,
            ModelTask.Regression
        );
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 4000).ToArray();
        var parameters = new Dictionary<string, object>(Exact)
        {
            ["trees"] = 20L,
            ["minLeaf"] = 5L,
        };
        var metrics = await new GbdtTrainer().TrainAsync(
            SampleData.RequestFor(builder, rows, new GbdtTrainer(), folder.Path, parameters),
            TestContext.Current.CancellationToken
        );
        var predictions = SampleData.Predict(ModelBundle.Load(folder.Path), builder.Features(rows));
        Quality.Rmse(y, predictions).ShouldBe(metrics["trainRmse"], 1e-9);
        metrics["trainRmse"].ShouldBeLessThan(1.5);
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.5, 0.5)]
    public async Task Scores_of_the_training_are_those_of_the_bundle(
        double subsample,
        double columns
    )
    {
        var telco = Telco.Load();
        var builder = telco.Builder(ModelTask.Multiclass, "contract", null);
        using var folder = new TemporaryFolder();
        var parameters = new Dictionary<string, object>
        {
            ["subsample"] = subsample,
            ["columns"] = columns,
            ["trees"] = 10L,
        };
        var metrics = await new GbdtTrainer().TrainAsync(
            SampleData.RequestFor(builder, telco.Train, new GbdtTrainer(), folder.Path, parameters),
            TestContext.Current.CancellationToken
        );
        var predictions = SampleData.Predict(
            ModelBundle.Load(folder.Path),
            builder.Features(telco.Train)
        );
        Quality
            .LogLoss(builder.Labels(telco.Train), predictions, 3)
            .ShouldBe(metrics["trainLogLoss"], 1e-9);
        metrics["trees"].ShouldBe(30);
    }

    [Fact]
    public async Task Early_stopping_keeps_the_best_round()
    {
        var telco = Telco.Load();
        var builder = telco.Builder(ModelTask.Binary, "churn", "Yes");
        using var folder = new TemporaryFolder();
        var parameters = new Dictionary<string, object>
        {
            ["earlyStopping"] = 5L,
            ["trees"] = 1000L,
            ["learningRate"] = 0.3,
        };
        var request = SampleData.RequestFor(
            builder,
            telco.Train,
            new GbdtTrainer(),
            folder.Path,
            parameters
        );
        var metrics = await new GbdtTrainer().TrainAsync(
            request,
            TestContext.Current.CancellationToken
        );
        metrics["trees"].ShouldBeInRange(5, 200);
        ((GbdtScorer)ModelBundle.Load(folder.Path)).Forest.Roots.Length.ShouldBe(
            (int)metrics["trees"]
        );

        var (_, validation) = RowSampler.Divide(
            request.Features,
            request.Labels,
            0.1,
            request.Seed
        );
        validation.Length.ShouldBeInRange(450, 680);
        var rows = validation.Select(v => telco.Train[v]).ToArray();
        var predictions = SampleData.Predict(ModelBundle.Load(folder.Path), builder.Features(rows));
        Quality
            .LogLoss(builder.Labels(rows), predictions, 1)
            .ShouldBe(metrics["validationLogLoss"], 1e-9);
    }

    [Fact]
    public async Task A_constant_label_gives_a_constant_model()
    {
        var builder = BuilderOf(
            [new NumberColumn(Number("x"), [1, 2, 3])],
            [7, 7, 7],
            ModelTask.Regression
        );
        var scorer = await SampleData.TrainAsync(
            new GbdtTrainer(),
            builder,
            [0, 1, 2],
            new() { ["minLeaf"] = 1L }
        );
        SampleData.Predict(scorer, builder.Features([0, 1, 2])).ShouldBe([7, 7, 7]);
    }

    [Fact]
    public async Task Nothing_to_learn_from_is_told()
    {
        var builder = BuilderOf(
            [new NumberColumn(Number("x"), [1, 2, 3])],
            [7, 7, 7],
            ModelTask.Regression
        );
        var error = await Should.ThrowAsync<UsageException>(() =>
            SampleData.TrainAsync(new GbdtTrainer(), builder, [])
        );
        error.Message.ShouldBe(
            "There are no training rows: give more data or a smaller test share."
        );
    }

    [Fact]
    public async Task Progress_ends_at_1_and_cancelling_stops()
    {
        var telco = Telco.Load();
        var builder = telco.Builder(ModelTask.Binary, "churn", "Yes");
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var told = new List<double>();
        var request = SampleData.RequestFor(
            builder,
            telco.Train,
            new GbdtTrainer(),
            folder.Path,
            new() { ["trees"] = 4L }
        ) with
        {
            Progress = new Told(told.Add),
        };
        await new GbdtTrainer().TrainAsync(request, source.Token);
        told.ShouldBe([0.25, 0.5, 0.75, 1]);

        var stopping = request with { Progress = new Told(_ => source.Cancel()) };
        told.Clear();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new GbdtTrainer().TrainAsync(stopping, source.Token)
        );
    }

    private static ColumnSchema Number(string name) =>
        new() { Name = name, Type = ColumnType.Number };

    private static FeatureBuilder BuilderOf(DataColumn[] columns, double[] y, ModelTask task)
    {
        var table = new DataTable(
            [.. columns, new NumberColumn(Number("y"), y)],
            new ulong[y.Length],
            [],
            new int[columns.Length + 1]
        );
        return FeatureBuilder.Create(table, task, "y", "1", [], [.. Enumerable.Range(0, y.Length)]);
    }

    private sealed class Told(Action<double> action) : IProgress<double>
    {
        public void Report(double value) => action(value);
    }
}
