using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private const int Rows = 300;

    // y follows a; b is noise that the model uses a little; c is not used.
    private static EvaluationRequest Request(int threads = 1)
    {
        var random = new StableRandom(3, "evaluator");
        double[][] columns = [new double[Rows], new double[Rows], new double[Rows]];
        var labels = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            foreach (var column in columns)
            {
                column[i] = random.NextDouble();
            }

            labels[i] = columns[0][i] + (0.4 * random.NextDouble()) > 0.8 ? 1 : 0;
        }

        var scorer = new SumScorer(("a", 0.9), ("b", 0.05), ("c", 0));
        var features = new FeatureMatrix(columns, Rows);
        var scores = new double[Rows];
        scorer.Score(features, scores);
        return new EvaluationRequest
        {
            Task = ModelTask.Binary,
            Classes = ["No", "Yes"],
            Labels = labels,
            Scores = scores,
            Slices =
            [
                new SliceColumn(
                    "third",
                    ["x", "y", "none", "(missing)"],
                    [.. Enumerable.Range(0, Rows).Select(i => i < 10 ? 3 : i % 2)]
                ),
            ],
            Scorer = scorer,
            Features = features,
            Resamples = 200,
            Threads = threads,
        };
    }

    [Fact]
    public void Gives_metrics_with_intervals_around_them()
    {
        var result = Evaluator.Evaluate(Request(), default);
        result.Rows.ShouldBe(Rows);
        result.Metrics[0].Name.ShouldBe("auc");
        result.Metrics.Count.ShouldBe(10);
        foreach (var metric in result.Metrics)
        {
            metric.Low!.Value.ShouldBeLessThan(metric.High!.Value, metric.Name);
        }

        result
            .Metrics[0]
            .Value.ShouldBeInRange(result.Metrics[0].Low!.Value, result.Metrics[0].High!.Value);
    }

    [Fact]
    public void The_confusion_matrix_is_actual_by_predicted()
    {
        var request = Request() with
        {
            Labels = [0, 0, 0, 1, 1],
            Scores = [0.1, 0.2, 0.9, 0.8, 0.3],
            Slices = [],
            Scorer = null,
        };
        var result = Evaluator.Evaluate(request, default);
        result.Confusion[0].ShouldBe([2, 1]);
        result.Confusion[1].ShouldBe([1, 1]);
    }

    [Fact]
    public void Importance_ranks_what_the_model_uses()
    {
        var importance = Evaluator.Evaluate(Request(), default).Importance;
        importance.Select(i => i.Feature).ShouldBe(["a", "b", "c"], ignoreOrder: true);
        importance[0].Feature.ShouldBe("a");
        importance[0].Value.ShouldBeGreaterThan(0.3);
        importance.Single(i => i.Feature == "c").Value.ShouldBe(0);
    }

    [Fact]
    public void Slices_have_their_own_metrics_and_small_ones_no_interval()
    {
        var slices = Evaluator.Evaluate(Request(), default).Slices;
        slices.Select(s => (s.Value, s.Rows)).ShouldBe([("x", 145), ("y", 145), ("(missing)", 10)]);
        slices[0].Metrics[0].Low.ShouldNotBeNull();
        slices[0].IsSmall.ShouldBeFalse();
        slices[2].IsSmall.ShouldBeTrue();
        slices[2].Metrics[0].Low.ShouldBeNull();
    }

    [Fact]
    public void Curves_start_and_end_where_they_must()
    {
        var curves = Evaluator.Evaluate(Request(), default).Curves;
        curves.Select(c => c.Name).ShouldBe(["roc", "precisionRecall", "calibration"]);
        curves.ShouldAllBe(c => c.X.Count <= 200 && c.X.Count == c.Y.Count);
        (curves[0].X[0], curves[0].Y[0]).ShouldBe((0, 0));
        (curves[0].X[^1], curves[0].Y[^1]).ShouldBe((1, 1));
        (curves[1].X[0], curves[1].Y[0]).ShouldBe((0, 1));
        curves[1].X[^1].ShouldBe(1);
        curves[2].Weight.Sum().ShouldBe(Rows);
    }

    [Fact]
    public void Residuals_are_actual_minus_predicted()
    {
        var result = Evaluator.Evaluate(
            new EvaluationRequest
            {
                Task = ModelTask.Regression,
                Classes = [],
                Labels = [10, 20],
                Scores = [19, 12],
                Resamples = 100,
            },
            default
        );
        var residuals = result.Curves.ShouldHaveSingleItem();
        residuals.X.ShouldBe([12, 19]);
        residuals.Y.ShouldBe([8, -9]);
        result.Confusion.ShouldBeEmpty();
        result.Importance.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Bytes_do_not_depend_on_threads(int threads) =>
        EvaluationJson
            .ToBytes(Evaluator.Evaluate(Request(threads), default))
            .ShouldBe(EvaluationJson.ToBytes(Evaluator.Evaluate(Request(), default)));

    [Fact]
    public void Json_round_trips_exactly()
    {
        var bytes = EvaluationJson.ToBytes(
            Evaluator.Evaluate(
                Request() with
                {
                    Labels = new double[Rows], // one class: undefined values among them
                },
                default
            )
        );
        var read = EvaluationJson.Read(bytes);
        read.Metrics[0].Value.ShouldBe(double.NaN);
        EvaluationJson.ToBytes(read).ShouldBe(bytes);
    }

    [Fact]
    public void Broken_json_is_told() =>
        Should
            .Throw<MlOpsException>(() => EvaluationJson.Read("{\"task\":\"binary\"}"u8.ToArray()))
            .Message.ShouldStartWith("evaluation.json is not as it was written (");

    [Fact]
    public void No_rows_is_told() =>
        Should
            .Throw<UsageException>(() =>
                Evaluator.Evaluate(Request() with { Labels = [], Scores = [] }, default)
            )
            .Message.ShouldStartWith("There are no test rows to evaluate on.");

    [Fact]
    public void A_prediction_that_is_no_number_is_told()
    {
        var request = Request();
        request.Scores[7] = double.NaN;
        Should
            .Throw<MlOpsException>(() => Evaluator.Evaluate(request, default))
            .Message.ShouldStartWith("The model predicts NaN for test row 7");
    }
}
