using MlOpsBuild.Data.Checks;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Data.Checks;

public class LeakageCheckTests
{
    private static double? Score(CheckData data, string column) =>
        LeakageScore.Of(data.Input(), data.Table.Find(column)!);

    [Fact]
    public void The_area_under_the_curve_equals_scikit_learn()
    {
        var r = Reference.Get("auc");
        var (x, y) = (r.Doubles("x"), r.Ints("y"));
        var csv =
            "y,x,minus\n"
            + string.Concat(x.Select((v, i) => FormattableString.Invariant($"{y[i]},{v},{-v}\n")));
        var data = CheckData
            .Of(csv, "y", "y:integer", "x:number", "minus:number")
            .As(ModelTask.Binary, "1");
        Score(data, "x")!.Value.ShouldBe(r.Double("auc"), 1e-14);
        Score(data, "minus")!.Value.ShouldBe(r.Double("auc"), 1e-14);
    }

    [Fact]
    public void Normalized_information_equals_scikit_learn()
    {
        var r = Reference.Get("information");
        var x = r.Ints("x");
        var y = r.Doubles("y");
        MutualInformation.Normalized(x, 4, y, 3, 10)!.Value.ShouldBe(r.Double("value"), 1e-13);
    }

    [Fact]
    public void A_copy_of_a_binary_label_fails_in_any_form()
    {
        var data = CheckData
            .Rows(
                400,
                (_, r) =>
                {
                    var y = r.NextInt(2);
                    return $"{y},{(y == 1 ? "paid" : "open")},{5 - y},{(y == 1 ? "3" : "")},{r.NextInt(9)},{r.NextInt(4)}";
                },
                "y",
                "y:boolean",
                "copy:category",
                "number:integer",
                "filled:number?",
                "noise:integer",
                "group:category"
            )
            .As(ModelTask.Binary, "1");
        var results = data.Results("leakage");
        results
            .Select(r => (r.Column, r.Outcome, r.Value))
            .ShouldBe([
                ("copy", CheckOutcome.Fail, 1),
                ("filled", CheckOutcome.Fail, 1),
                ("number", CheckOutcome.Fail, 1),
            ]);
        results[0].Message.ShouldBe("it alone predicts 'y' with area under the ROC curve 1.");
        data.Ignoring("copy", "filled", "number")
            .Single("leakage")
            .Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void A_nearly_perfect_feature_warns()
    {
        var data = CheckData
            .Rows(
                1000,
                (i, r) => $"{i % 2},{(i % 100 == 0 ? 1 - (i % 2) : i % 2)}",
                "y",
                "y:boolean",
                "x:integer"
            )
            .As(ModelTask.Binary, "1");
        var result = data.Single("leakage");
        (result.Outcome, result.Value).ShouldBe((CheckOutcome.Warn, 0.99));
    }

    [Fact]
    public void A_distinct_value_in_each_row_leaks_nothing()
    {
        var data = CheckData
            .Rows(400, (i, r) => $"{r.NextInt(2)},id{i}", "y", "y:boolean", "id:category")
            .As(ModelTask.Binary, "1");
        Score(data, "id").ShouldBe(0.5);
        var regression = CheckData.Rows(
            400,
            (i, r) => $"{r.NextDouble()},id{i}",
            "y",
            "y:number",
            "id:category"
        );
        Score(regression, "id").ShouldBe(0);
    }

    [Fact]
    public void Regression_sees_lines_curves_and_groups()
    {
        var data = CheckData.Rows(
            500,
            (_, r) =>
            {
                var y = r.NextInt(8) + 1;
                return FormattableString.Invariant(
                    $"{y},{-3 * y},{1.0 / y / y / y},g{y},{r.NextDouble()}"
                );
            },
            "y",
            "y:number",
            "line:number",
            "curve:number",
            "group:category",
            "noise:number"
        );
        Score(data, "line")!.Value.ShouldBe(1, 1e-12);
        Score(data, "curve")!.Value.ShouldBe(1, 1e-12);
        Score(data, "group")!.Value.ShouldBeGreaterThan(0.99);
        Score(data, "noise")!.Value.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Multiclass_sees_categories_and_thresholds()
    {
        var data = CheckData
            .Rows(
                4000,
                (_, r) =>
                {
                    var x = r.NextInt(9000);
                    var y = x / 3000;
                    return $"c{y},{x},k{(y * 7) % 3},{r.NextInt(5)},{r.NextInt(9000)}";
                },
                "y",
                "y:category",
                "threshold:integer",
                "code:category",
                "noise:category",
                "noise2:integer"
            )
            .As(ModelTask.Multiclass);
        Score(data, "code")!.Value.ShouldBe(1, 1e-12);
        Score(data, "threshold")!.Value.ShouldBeGreaterThan(0.98);
        Score(data, "noise")!.Value.ShouldBeLessThan(0.05);
        Score(data, "noise2")!.Value.ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Few_rows_prove_nothing()
    {
        var data = CheckData
            .Rows(18, (i, _) => $"{i % 2},{i % 2}", "y", "y:boolean", "x:integer")
            .As(ModelTask.Binary, "1");
        Score(data, "x").ShouldBeNull();
    }
}
