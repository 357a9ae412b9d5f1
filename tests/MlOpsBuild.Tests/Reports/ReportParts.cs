using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Profile;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Reports;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Reports;

/// <summary>The parts of a binary model's report.</summary>
internal static class ReportParts
{
    public static ComparisonResult Comparison() =>
        new()
        {
            Baseline = new("main", "git", "main at 1a2b3c4", ReportModels.Digest('d'), ""),
            Confidence = 0.95,
            Resamples = 2000,
            Metrics =
            [
                new("auc", "AUC", true, 0.8341, 0.8463, 0.0031, 0.0214, Verdict.Better, null),
                new(
                    "logLoss",
                    "Log loss",
                    false,
                    0.4291,
                    0.4187,
                    -0.0181,
                    -0.0022,
                    Verdict.Better,
                    null
                ),
                new(
                    "accuracy",
                    "Accuracy",
                    true,
                    0.7991,
                    0.8034,
                    -0.0071,
                    0.0156,
                    Verdict.Inconclusive,
                    12_400
                ),
                new(
                    "brier",
                    "Brier score",
                    false,
                    0.1391,
                    0.1362,
                    -0.006,
                    0.0002,
                    Verdict.Inconclusive,
                    1_900
                ),
                new(
                    "recall",
                    "Recall",
                    true,
                    0.5532,
                    0.5213,
                    -0.0581,
                    -0.0043,
                    Verdict.Worse,
                    null
                ),
            ],
            Gates =
            [
                ReportModels.Gate(
                    "auc min 0.82",
                    "auc",
                    0.8463,
                    0.82,
                    GateOutcome.Pass,
                    "AUC is 0.8463, at least 0.82 is required"
                ),
                ReportModels.Gate(
                    "auc maxRegression 0.005",
                    "auc",
                    -0.0122,
                    0.005,
                    GateOutcome.Pass,
                    "AUC is 0.0122 better than the baseline"
                ),
                ReportModels.Gate(
                    "auc maxGap 0.05 over female",
                    "auc",
                    0.0312,
                    0.05,
                    GateOutcome.Pass,
                    "AUC differs by 0.0312 between the values of female, at most 0.05 is allowed"
                ),
            ],
        };

    public static EvaluationResult Evaluation() =>
        new()
        {
            Task = ModelTask.Binary,
            Classes = ["No", "Yes"],
            Rows = 1409,
            Metrics =
            [
                new("auc", "AUC", 0.8463, true, 0.8251, 0.8668),
                new("logLoss", "Log loss", 0.4187, false, 0.3962, 0.4421),
                new("accuracy", "Accuracy", 0.8034, true, 0.7821, 0.8247),
                new("brier", "Brier score", 0.1362, false, 0.1277, 0.1449),
                new("recall", "Recall", 0.5213, true, 0.4721, 0.5719),
                new("ks", "Kolmogorov-Smirnov", 0.5402, true),
            ],
            Confusion =
            [
                [932, 101],
                [180, 196],
            ],
            Curves = [Roc("", 4), PrecisionRecall("", 3), Calibration()],
            Importance =
            [
                new("contract", 0.0521),
                new("tenure", 0.0402),
                new("internet_service", 0.0171),
                new("monthly_charges", 0.0094),
                new("payment_method", 0.0051),
                new("online_security", 0.0033),
                new("paperless_billing", 0.0012),
                new("gender", -0.0003),
            ],
            Slices =
            [
                Slice("female", "0", 702, 0.8611, 0.8321, 0.8877),
                Slice("female", "1", 707, 0.8299, 0.7981, 0.8611),
                Slice("senior_citizen", "0", 1181, 0.8502, 0.8261, 0.8731),
                Slice("senior_citizen", "1", 228, 0.8011, 0.7421, 0.8562),
                Slice("contract", "Month-to-month", 781, 0.7612, 0.7261, 0.7941),
                Slice("contract", "One year", 291, 0.7433, 0.6511, 0.8271),
                Slice("contract", "Two year", 337, 0.7911, 0.6122, 0.9381),
                new("tenure", "[70, 80)", 3, [new("auc", "AUC", double.NaN, true)]),
            ],
        };

    public static SliceResult Slice(
        string column,
        string value,
        int rows,
        double auc,
        double low,
        double high
    ) => new(column, value, rows, [new("auc", "AUC", auc, true, low, high)]);

    // y = 1 - (1 - x)^power.
    public static Curve Roc(string name, int power)
    {
        var x = Enumerable.Range(0, 101).Select(i => i / 100.0).ToArray();
        return new("roc", name, x, [.. x.Select(v => 1 - Power(1 - v, power))], []);
    }

    public static Curve PrecisionRecall(string name, int power)
    {
        var x = Enumerable.Range(0, 101).Select(i => i / 100.0).ToArray();
        return new(
            "precisionRecall",
            name,
            x,
            [.. x.Select(v => 0.95 - 0.69 * Power(v, power))],
            []
        );
    }

    private static Curve Calibration() =>
        new(
            "calibration",
            "",
            [0.03, 0.14, 0.25, 0.35, 0.45, 0.55, 0.64, 0.75, 0.83],
            [0.028, 0.151, 0.231, 0.388, 0.462, 0.521, 0.668, 0.712, 0.866],
            [512, 241, 152, 121, 98, 92, 101, 71, 21]
        );

    private static double Power(double value, int power) =>
        Enumerable.Repeat(value, power).Aggregate(1.0, (a, b) => a * b);

    public static CheckReport Checks() =>
        new(
            7043,
            5634,
            1409,
            [
                new()
                {
                    Check = "cardinality",
                    Column = "payment_method",
                    Outcome = CheckOutcome.Warn,
                    Value = 7,
                    Limit = 4,
                    Message = "7 distinct values, the schema lists 4",
                    Advice = "Run ./build.sh InferSchema and review the difference.",
                },
                new()
                {
                    Check = "nulls",
                    Outcome = CheckOutcome.Pass,
                    Value = 0.0016,
                    Limit = 0.05,
                    Message = "0.2% of the cells have no value, at most 5% is allowed",
                },
                new()
                {
                    Check = "range",
                    Column = "tenure",
                    Outcome = CheckOutcome.Pass,
                    Value = 72,
                    Limit = 100,
                    Message = "every value is from 0 to 72",
                },
                new()
                {
                    Check = "schema",
                    Outcome = CheckOutcome.Pass,
                    Message = "all 20 columns are there with their types",
                },
            ],
            [
                new()
                {
                    Name = "churn",
                    Type = ColumnType.Boolean,
                    Missing = 0,
                    Distinct = 2,
                    Top = [new("No", 5174), new("Yes", 1869)],
                },
                new()
                {
                    Name = "tenure",
                    Type = ColumnType.Integer,
                    Missing = 0,
                    Distinct = 73,
                    Min = 0,
                    Max = 72,
                    Mean = 32.371,
                    StandardDeviation = 24.559,
                },
                new()
                {
                    Name = "contract",
                    Type = ColumnType.Category,
                    Missing = 0,
                    Distinct = 3,
                    Top =
                    [
                        new("Month-to-month", 3875),
                        new("Two year", 1695),
                        new("One year", 1473),
                    ],
                },
                new()
                {
                    Name = "total_charges",
                    Type = ColumnType.Number,
                    Missing = 11,
                    Distinct = 6530,
                    Min = 18.8,
                    Max = 8684.8,
                    Mean = 2283.3,
                    StandardDeviation = 2266.77,
                },
                new()
                {
                    Name = "comment",
                    Type = ColumnType.Text,
                    Missing = 5120,
                    Distinct = 1904,
                },
            ]
        );
}
