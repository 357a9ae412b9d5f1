using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Reports;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Report models of the other tasks.</summary>
internal static class MoreModels
{
    public static ReportModel Multiclass(ReportModel model) =>
        model with
        {
            Model = "hpc-jobs",
            Project = "projects/hpc",
            Evaluation = model.Evaluation! with
            {
                Task = ModelTask.Multiclass,
                Classes = ["F", "L", "M", "VF"],
                Rows = 866,
                Metrics =
                [
                    new("macroF1", "Macro F1", 0.7412, true, 0.7011, 0.7802),
                    new("accuracy", "Accuracy", 0.8211, true, 0.7943, 0.8462),
                ],
                Confusion =
                [
                    [141, 2, 31, 38],
                    [1, 39, 8, 0],
                    [22, 7, 62, 3],
                    [29, 0, 2, 481],
                ],
                Curves =
                [
                    .. new[] { "F", "L", "M", "VF" }.Select((c, i) => ReportParts.Roc(c, i + 3)),
                    .. new[] { "F", "L", "M", "VF" }.Select(
                        (c, i) => ReportParts.PrecisionRecall(c, i + 1)
                    ),
                ],
                Slices = [],
            },
            Comparison = model.Comparison! with
            {
                Metrics =
                [
                    new(
                        "macroF1",
                        "Macro F1",
                        true,
                        0.2,
                        0.7412,
                        0.4981,
                        0.5812,
                        Verdict.Better,
                        null
                    ),
                    new(
                        "accuracy",
                        "Accuracy",
                        true,
                        0.5112,
                        0.8211,
                        0.2811,
                        0.3402,
                        Verdict.Better,
                        null
                    ),
                ],
                Gates = [],
                Baseline = new("constant", "constant", "constant (most frequent class)", "", ""),
            },
        };

    public static ReportModel Regression(ReportModel model) =>
        model with
        {
            Model = "ames",
            Evaluation = model.Evaluation! with
            {
                Task = ModelTask.Regression,
                Classes = [],
                Rows = 586,
                Metrics =
                [
                    new("rmse", "RMSE", 25_010.31, false, 21_877.4, 28_412.9),
                    new("mae", "MAE", 15_422.07, false, 14_301.5, 16_611.8),
                    new("r2", "R²", 0.9012, true, 0.8611, 0.9301),
                ],
                Confusion = [],
                Curves =
                [
                    new(
                        "residuals",
                        "",
                        [.. Enumerable.Range(0, 200).Select(i => 60_000.0 + 1_700 * i)],
                        [
                            .. Enumerable
                                .Range(0, 200)
                                .Select(i => ((i * 7919 % 401) - 200.0) * (60 + i)),
                        ],
                        []
                    ),
                ],
                Importance = [new("overall_qual", 21_011.4), new("gr_liv_area", 15_200.9)],
                Slices =
                [
                    new(
                        "neighborhood",
                        "Old Town",
                        81,
                        [new("rmse", "RMSE", 31_200.5, false, 24_100.1, 38_300.2)]
                    ),
                    new(
                        "neighborhood",
                        "Stone Brook",
                        4,
                        [new("rmse", "RMSE", 52_100.5, false, 11_100.1, 91_300.2)]
                    ),
                    new(
                        "neighborhood",
                        "North Ames",
                        121,
                        [new("rmse", "RMSE", 18_100.2, false, 15_400.8, 20_900.7)]
                    ),
                ],
            },
            Comparison = model.Comparison! with
            {
                Metrics =
                [
                    new(
                        "rmse",
                        "RMSE",
                        false,
                        26_400.9,
                        25_010.31,
                        -2_911.4,
                        -13.2,
                        Verdict.Better,
                        null
                    ),
                    new(
                        "mae",
                        "MAE",
                        false,
                        15_390.2,
                        15_422.07,
                        -311.9,
                        381.4,
                        Verdict.Inconclusive,
                        91_000
                    ),
                    new("r2", "R²", true, 0.8899, 0.9012, 0.0002, 0.0231, Verdict.Better, null),
                ],
                Gates =
                [
                    ReportModels.Gate(
                        "rmse maxRegression 500",
                        "rmse",
                        -1390.59,
                        500,
                        GateOutcome.Pass,
                        "RMSE is 1,390.6 better than the baseline"
                    ),
                    ReportModels.Gate(
                        "mae max 16000",
                        "mae",
                        15_422.07,
                        16_000,
                        GateOutcome.Pass,
                        "MAE is 15,422.1, at most 16,000 is allowed"
                    ),
                ],
            },
        };
}
