using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Profile;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Reports;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Report models as the pipeline would compose them.</summary>
internal static class ReportModels
{
    public static IReadOnlyList<(string Name, ReportModel Model)> All =>
        [
            ("accepted", Accepted()),
            ("rejected-gate", RejectedByGate()),
            ("rejected-data", RejectedByData()),
            ("inconclusive", Inconclusive()),
            ("multiclass", Multiclass()),
            ("regression", Regression()),
            ("hostile", HostileModels.Create()),
            ("served", Served()),
            ("rejected-image", RejectedByImage()),
        ];

    public static ReportModel Accepted() =>
        new()
        {
            Model = "telco-churn",
            Project = ".",
            Commit = "9f3c1a7be05d42c8a6b1f7d0e9c8b7a6f5e4d3c2",
            Trainer = "gbdt",
            ModelDigest = Digest('a'),
            DataDigest = Digest('b'),
            Checks = ReportParts.Checks(),
            Evaluation = ReportParts.Evaluation(),
            Comparison = ReportParts.Comparison(),
            Changes =
            [
                new("parameter", "train.parameters.depth", "4", "5"),
                new("parameter", "train.parameters.l2", "", "1.5"),
                new("data", "data/telco_churn.csv", Digest('c'), Digest('b')),
                new("code", "src/trainer", "1a2b3c4", "9f3c1a7"),
            ],
            Stages =
            [
                new("check-data", Digest('2')),
                new("train", Digest('a')),
                new("evaluate", Digest('6')),
                new("compare", Digest('8')),
            ],
            Reproduce = "git checkout 9f3c1a7 && ./build.sh Report --model telco-churn",
        };

    public static ReportModel RejectedByGate() =>
        Accepted() with
        {
            Dirty = true,
            Findings =
            [
                new(
                    "mlops.yaml",
                    21,
                    FindingLevel.Failure,
                    "Gate auc min 0.82",
                    "AUC is 0.8107, at least 0.82 is required"
                ),
                new(
                    "mlops.yaml",
                    22,
                    FindingLevel.Failure,
                    "Gate auc maxRegression 0.005",
                    "AUC is 0.0305 worse than the baseline (95% CI 0.0213 to 0.0398), at most 0.005 is allowed"
                ),
            ],
            Comparison = ReportParts.Comparison() with
            {
                Metrics =
                [
                    new("auc", "AUC", true, 0.8412, 0.8107, -0.0398, -0.0213, Verdict.Worse, null),
                    new(
                        "logLoss",
                        "Log loss",
                        false,
                        0.4201,
                        0.4467,
                        0.0181,
                        0.0352,
                        Verdict.Worse,
                        null
                    ),
                    new(
                        "accuracy",
                        "Accuracy",
                        true,
                        0.7991,
                        0.7921,
                        -0.0191,
                        0.005,
                        Verdict.Inconclusive,
                        12_400
                    ),
                ],
                Gates =
                [
                    Gate(
                        "auc min 0.82",
                        "auc",
                        0.8107,
                        0.82,
                        GateOutcome.Fail,
                        "AUC is 0.8107, at least 0.82 is required"
                    ),
                    Gate(
                        "auc maxRegression 0.005",
                        "auc",
                        0.0305,
                        0.005,
                        GateOutcome.Fail,
                        "AUC is 0.0305 worse than the baseline (95% CI 0.0213 to 0.0398), at most 0.005 is allowed"
                    ),
                    Gate(
                        "auc maxGap 0.05 over female",
                        "auc",
                        0.0312,
                        0.05,
                        GateOutcome.Pass,
                        "AUC differs by 0.0312 between the values of female, at most 0.05 is allowed"
                    ),
                ],
            },
        };

    public static ReportModel RejectedByData() =>
        Accepted() with
        {
            Commit = "",
            ModelDigest = "",
            Evaluation = null,
            Comparison = null,
            Changes = [],
            Findings =
            [
                new(
                    "data/schema.yaml",
                    40,
                    FindingLevel.Failure,
                    "Data check nulls on column total_charges",
                    "18.2% of the rows have no value, at most 5% is allowed (first at data/telco_churn.csv:490). Fill the gaps at the source, or raise checks.nulls.max."
                ),
            ],
            Stages = [new("check-data", Digest('2'))],
            Checks = ReportParts.Checks() with
            {
                Results =
                [
                    new()
                    {
                        Check = "nulls",
                        Column = "total_charges",
                        Outcome = CheckOutcome.Fail,
                        Value = 0.1822,
                        Limit = 0.05,
                        Message =
                            "18.2% of the rows have no value, at most 5% is allowed (first at data/telco_churn.csv:490)",
                        Advice = "Fill the gaps at the source, or raise checks.nulls.max.",
                    },
                    new()
                    {
                        Check = "duplicates",
                        Outcome = CheckOutcome.Fail,
                        Value = 0.031,
                        Limit = 0.01,
                        Message =
                            "3.1% of the rows are copies of another row, at most 1% is allowed",
                    },
                    .. ReportParts.Checks().Results,
                ],
            },
        };

    public static ReportModel Inconclusive() =>
        Accepted() with
        {
            Comparison = ReportParts.Comparison() with
            {
                Baseline = new(
                    "production",
                    "constant",
                    "constant (base rate 0.265)",
                    "",
                    "No production model is in the registry yet: compared with the constant. Promote one with ./build.sh Promote."
                ),
                Metrics =
                [
                    new(
                        "auc",
                        "AUC",
                        true,
                        0.8412,
                        0.8398,
                        -0.0092,
                        0.0064,
                        Verdict.Inconclusive,
                        21_300
                    ),
                    new(
                        "logLoss",
                        "Log loss",
                        false,
                        0.4201,
                        0.4201,
                        0,
                        0,
                        Verdict.Identical,
                        null
                    ),
                ],
                Gates =
                [
                    Gate(
                        "auc min 0.82",
                        "auc",
                        0.8398,
                        0.82,
                        GateOutcome.Pass,
                        "AUC is 0.8398, at least 0.82 is required"
                    ),
                    Gate(
                        "auc maxRegression 0.005",
                        "auc",
                        0.0014,
                        0.005,
                        GateOutcome.Inconclusive,
                        "AUC is 0.0014 worse than the baseline, at most 0.005 is allowed, yet the interval reaches 0.0092"
                    ),
                ],
            },
            Changes = [],
        };

    public static ReportModel Served() => Accepted() with { Image = ImageSamples.Pushed() };

    public static ReportModel RejectedByImage() =>
        Accepted() with
        {
            Image = ImageSamples.Rejected(),
            Findings =
            [
                new(
                    "mlops.yaml",
                    34,
                    FindingLevel.Failure,
                    "Container gate startupSeconds max 0.15",
                    "startupSeconds 1.4125, at most 0.15"
                ),
                new(
                    "mlops.yaml",
                    35,
                    FindingLevel.Failure,
                    "Container gate p99Seconds max 0.005",
                    "p99Seconds 0.012, at most 0.005"
                ),
            ],
        };

    public static ReportModel Multiclass() => MoreModels.Multiclass(Accepted());

    public static ReportModel Regression() => MoreModels.Regression(Accepted());

    public static string Digest(char digit) => "sha256:" + new string(digit, 64);

    public static GateResult Gate(
        string gate,
        string metric,
        double value,
        double limit,
        GateOutcome outcome,
        string message
    ) =>
        new()
        {
            Gate = gate,
            Metric = metric,
            Value = value,
            Limit = limit,
            Low = value - 0.01,
            High = value + 0.01,
            Outcome = outcome,
            Message = message,
            Line = 21,
        };
}
