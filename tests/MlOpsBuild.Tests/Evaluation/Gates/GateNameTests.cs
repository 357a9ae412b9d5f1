using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Gates;

public sealed class GateNameTests
{
    [Fact]
    public void A_gate_is_named_as_its_result_is()
    {
        GateConfig[] gates =
        [
            new() { Metric = "auc", Min = 0.82 },
            new() { Metric = "auc", Max = 1 },
            new() { Metric = "auc", MaxRegression = 0.005 },
            new()
            {
                Metric = "auc",
                MaxGap = 1e-5,
                Slice = "group",
            },
        ];
        MetricValue[] metrics = [new("auc", "AUC", 0.8, true, 0.7, 0.9)];
        var results = GateJudge.Judge(
            gates,
            new GateInput(
                new EvaluationResult
                {
                    Task = ModelTask.Binary,
                    Classes = ["No", "Yes"],
                    Rows = 1000,
                    Metrics = metrics,
                    Slices =
                    [
                        new SliceResult("group", "a", 500, metrics),
                        new SliceResult("group", "b", 500, metrics),
                    ],
                },
                [
                    new MetricComparison(
                        "auc",
                        "AUC",
                        true,
                        0.8,
                        0.8,
                        0,
                        0,
                        Verdict.Inconclusive,
                        null
                    ),
                ],
                0.95
            )
        );
        gates.Select(GateJudge.TextOf).ShouldBe(results.Select(r => r.Gate));
    }
}
