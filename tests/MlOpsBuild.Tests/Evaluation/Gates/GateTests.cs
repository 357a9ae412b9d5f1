using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Gates;

public sealed class GateTests
{
    private static GateResult Judge(
        GateConfig gate,
        MetricValue metric,
        MetricComparison? comparison = null,
        params SliceResult[] slices
    ) =>
        GateJudge
            .Judge(
                [gate],
                new GateInput(
                    new EvaluationResult
                    {
                        Task = ModelTask.Binary,
                        Classes = ["No", "Yes"],
                        Rows = 1000,
                        Metrics = [metric],
                        Slices = slices,
                    },
                    comparison is null ? [] : [comparison],
                    0.95
                )
            )
            .ShouldHaveSingleItem();

    private static MetricValue Auc(double value, double? low, double? high) =>
        new("auc", "AUC", value, true, low, high);

    [Theory]
    [InlineData(0.8123, 0.79, 0.83, GateOutcome.Fail, "auc 0.8123 is below min 0.82")]
    [InlineData(0.81999, 0.79, 0.83, GateOutcome.Fail, "auc 0.81999 is below min 0.82")]
    [InlineData(
        0.8301,
        0.8102,
        0.85,
        GateOutcome.Inconclusive,
        "auc 0.8301 meets min 0.82, yet its 95% interval reaches 0.8102: these test rows do not prove it"
    )]
    [InlineData(
        0.8423,
        0.825,
        0.8591,
        GateOutcome.Pass,
        "auc 0.8423 meets min 0.82 (95% interval 0.8250 to 0.8591)"
    )]
    [InlineData(
        0.82,
        0.82,
        0.9,
        GateOutcome.Pass,
        "auc 0.8200 meets min 0.82 (95% interval 0.8200 to 0.9000)"
    )]
    [InlineData(0.9, null, null, GateOutcome.Pass, "auc 0.9000 meets min 0.82")]
    [InlineData(
        double.NaN,
        null,
        null,
        GateOutcome.Fail,
        "auc is not defined on these test rows, so min 0.82 is not met"
    )]
    public void Min(double value, double? low, double? high, GateOutcome outcome, string message)
    {
        var result = Judge(
            new GateConfig
            {
                Metric = "auc",
                Min = 0.82,
                Line = 7,
            },
            Auc(value, low, high)
        );
        result.Outcome.ShouldBe(outcome);
        result.Message.ShouldBe(message);
        result.Gate.ShouldBe("auc min 0.82");
        (result.Value, result.Limit, result.Line).ShouldBe((value, 0.82, 7));
    }

    [Theory]
    [InlineData(25_123.4, 24_000, 26_000.0, GateOutcome.Fail, "rmse 25123 is above max 25000")]
    [InlineData(
        24_500,
        24_000,
        25_100.0,
        GateOutcome.Inconclusive,
        "rmse 24500 meets max 25000, yet its 95% interval reaches 25100: these test rows do not prove it"
    )]
    [InlineData(
        24_500,
        24_000,
        24_900.0,
        GateOutcome.Pass,
        "rmse 24500 meets max 25000 (95% interval 24000 to 24900)"
    )]
    public void Max(double value, double low, double high, GateOutcome outcome, string message)
    {
        var result = Judge(
            new GateConfig { Metric = "rmse", Max = 25_000 },
            new MetricValue("rmse", "RMSE", value, false, low, high)
        );
        result.Outcome.ShouldBe(outcome);
        result.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData(
        0.84,
        0.81,
        -0.045,
        -0.015,
        Verdict.Worse,
        null,
        GateOutcome.Fail,
        "auc 0.8100 is 0.0300 worse than the baseline's 0.8400 (95% interval 0.0150 to 0.0450), beyond maxRegression 0.005"
    )]
    [InlineData(
        0.84,
        0.833,
        -0.015,
        0.001,
        Verdict.Inconclusive,
        2400,
        GateOutcome.Inconclusive,
        "auc 0.8330 is 0.0070 worse than the baseline's 0.8400, beyond maxRegression 0.005, yet the 95% interval -0.0010 to 0.0150 holds zero: it may be chance; about 2,400 test rows would tell better from worse"
    )]
    [InlineData(
        0.84,
        0.838,
        -0.009,
        0.005,
        Verdict.Inconclusive,
        null,
        GateOutcome.Inconclusive,
        "auc 0.8380 is 0.0020 worse than the baseline's 0.8400, within maxRegression 0.005, yet the 95% interval -0.0050 to 0.0090 of the regression reaches beyond: these test rows do not prove it"
    )]
    [InlineData(
        0.84,
        0.842,
        -0.002,
        0.006,
        Verdict.Inconclusive,
        null,
        GateOutcome.Pass,
        "auc 0.8420 is 0.0020 better than the baseline's 0.8400, within maxRegression 0.005 (95% interval -0.0060 to 0.0020 of the regression)"
    )]
    [InlineData(
        0.84,
        0.84,
        0,
        0,
        Verdict.Identical,
        null,
        GateOutcome.Pass,
        "auc 0.8400: every prediction is that of the baseline, within maxRegression 0.005"
    )]
    [InlineData(
        0.84,
        double.NaN,
        double.NaN,
        double.NaN,
        Verdict.Inconclusive,
        null,
        GateOutcome.Fail,
        "auc is not defined for the candidate on these test rows"
    )]
    [InlineData(
        double.NaN,
        0.84,
        double.NaN,
        double.NaN,
        Verdict.Inconclusive,
        null,
        GateOutcome.Inconclusive,
        "auc is not defined for the baseline on these test rows, so there is no regression to measure"
    )]
    public void MaxRegression(
        double baseline,
        double candidate,
        double low,
        double high,
        Verdict verdict,
        int? rows,
        GateOutcome outcome,
        string message
    )
    {
        var result = Judge(
            new GateConfig { Metric = "auc", MaxRegression = 0.005 },
            Auc(candidate, null, null),
            new MetricComparison("auc", "AUC", true, baseline, candidate, low, high, verdict, rows)
        );
        result.Outcome.ShouldBe(outcome);
        result.Message.ShouldBe(message);
        result.Gate.ShouldBe("auc maxRegression 0.005");
        result.Low.ShouldBe(double.IsNaN(high) ? null : -high);
    }

    [Fact]
    public void A_regression_of_a_loss_is_its_rise()
    {
        var result = Judge(
            new GateConfig { Metric = "rmse", MaxRegression = 1 },
            new MetricValue("rmse", "RMSE", 12, false),
            new MetricComparison("rmse", "RMSE", false, 10, 12, 0.5, 3.5, Verdict.Worse, null)
        );
        (result.Value, result.Low, result.High).ShouldBe((2, 0.5, 3.5));
        result.Outcome.ShouldBe(GateOutcome.Fail);
    }

    private static SliceResult Slice(string value, double auc, double half, int rows = 200) =>
        new("female", value, rows, [Auc(auc, auc - half, auc + half)]);

    private static GateResult Gap(params SliceResult[] slices) =>
        Judge(
            new GateConfig
            {
                Metric = "auc",
                MaxGap = 0.05,
                Slice = "female",
            },
            Auc(0.8, 0.7, 0.9),
            null,
            slices
        );

    [Fact]
    public void MaxGap_of_two_values_uses_the_root_of_the_squares()
    {
        var result = Gap(Slice("No", 0.85, 0.03), Slice("Yes", 0.77, 0.04));
        result.Outcome.ShouldBe(GateOutcome.Fail);
        result.Value.ShouldBe(0.08, 1e-12);
        result.Low!.Value.ShouldBe(0.03, 1e-12); // 0.08 - sqrt(0.03^2 + 0.04^2)
        result.High!.Value.ShouldBe(0.13, 1e-12);
        result.Message.ShouldBe(
            "auc differs by 0.0800 between No (0.8500) and Yes (0.7700), beyond maxGap 0.05 (95% interval 0.0300 to 0.1300)"
        );
        result.Gate.ShouldBe("auc maxGap 0.05 over female");
    }

    [Fact]
    public void MaxGap_widens_with_the_number_of_values()
    {
        // Three values are three pairs: scipy.stats.norm.isf(0.05 / 6) / norm.isf(0.025)
        var result = Gap(Slice("a", 0.85, 0.03), Slice("b", 0.8, 0.03), Slice("c", 0.77, 0.04));
        result.Low!.Value.ShouldBe(0.08 - (0.05 * 2.3939797998185104 / 1.959963984540054), 1e-9);
        result.Outcome.ShouldBe(GateOutcome.Fail);
    }

    [Fact]
    public void MaxGap_that_may_be_chance_is_inconclusive() =>
        Gap(Slice("No", 0.85, 0.06), Slice("Yes", 0.77, 0.08))
            .Message.ShouldBe(
                "auc differs by 0.0800 between No (0.8500) and Yes (0.7700), beyond maxGap 0.05, yet the 95% interval -0.0200 to 0.1800 holds zero: it may be chance"
            );

    [Fact]
    public void MaxGap_leaves_out_small_missing_and_undefined_values()
    {
        var result = Gap(
            Slice("No", 0.85, 0.001),
            Slice("Yes", 0.84, 0.001),
            Slice("rare", 0.1, 0.001, rows: 29),
            Slice(SliceBuilder.Missing, 0.1, 0.001),
            new SliceResult("female", "one class", 100, [Auc(double.NaN, null, null)]),
            new SliceResult("other", "x", 100, [Auc(0.1, 0.1, 0.1)])
        );
        result.Outcome.ShouldBe(GateOutcome.Pass);
        result.Value.ShouldBe(0.01, 1e-12);
    }

    [Fact]
    public void MaxGap_without_two_values_is_inconclusive()
    {
        var result = Gap(Slice("No", 0.85, 0.01));
        result.Outcome.ShouldBe(GateOutcome.Inconclusive);
        result.Message.ShouldBe(
            "auc over female: 1 of its values can be compared, which needs two with 30 or more test rows and a defined auc"
        );
    }

    [Fact]
    public void Unknown_metrics_are_told_with_line_and_suggestion() =>
        Should
            .Throw<UsageException>(() =>
                GateJudge.Validate(
                    [
                        new GateConfig
                        {
                            Metric = "rmes",
                            Max = 1,
                            Line = 12,
                        },
                    ],
                    ModelTask.Regression,
                    "mlops.yaml"
                )
            )
            .Message.ShouldBe(
                "mlops.yaml:12: The gate's metric 'rmes' does not exist for a regression model. Expected one of: rmse, mae, mape, medianAbsoluteError, r2. Did you mean 'rmse'?"
            );

    [Fact]
    public void A_gate_has_one_limit() =>
        Should
            .Throw<UsageException>(() =>
                GateJudge.Validate(
                    [
                        new GateConfig
                        {
                            Metric = "auc",
                            Min = 0.8,
                            Max = 0.9,
                        },
                    ],
                    ModelTask.Binary,
                    "mlops.yaml"
                )
            )
            .Message.ShouldBe(
                "mlops.yaml: The gate on 'auc' needs exactly one of: max, maxGap, maxRegression, min."
            );

    [Fact]
    public void Slices_that_only_gates_name_are_evaluated_too() =>
        GateJudge
            .SlicesOf(
                new EvaluateConfig
                {
                    Slices = ["contract"],
                    Gates =
                    [
                        new GateConfig
                        {
                            Metric = "auc",
                            MaxGap = 1,
                            Slice = "female",
                        },
                        new GateConfig
                        {
                            Metric = "auc",
                            MaxGap = 1,
                            Slice = "contract",
                        },
                    ],
                }
            )
            .ShouldBe(["contract", "female"]);
}
