using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Tests.Evaluation;

public sealed class StageTests(StageFixture project) : IClassFixture<StageFixture>
{
    private static readonly StageDefinition Train = new()
    {
        Name = "train",
        Version = 1,
        Parameters = [],
        RunAsync = (_, _) => Task.CompletedTask,
    };

    private static readonly BaselineIdentity Git = new(
        "main",
        "git",
        "main at 1a2b3c4",
        "sha256:old",
        ""
    );

    private StageDefinition Evaluate(MlOpsConfig? config = null) =>
        EvaluateStage.Create(config ?? project.Config, StageFixture.Files, Train);

    private StageDefinition Compare(BaselineSource baseline, MlOpsConfig? config = null) =>
        CompareStage.Create(
            config ?? project.Config,
            StageFixture.Files,
            Evaluate(config),
            Train,
            baseline
        );

    private Task<IReadOnlyDictionary<string, byte[]>> EvaluateAsync(
        IReadOnlyDictionary<string, byte[]> model,
        int threads = 1
    ) => project.RunAsync(Evaluate(), threads, StageFixture.Outcome("train", model));

    private async Task<ComparisonResult> CompareAsync(
        IReadOnlyDictionary<string, byte[]> model,
        BaselineSource baseline
    )
    {
        var outputs = await project.RunAsync(
            Compare(baseline),
            1,
            StageFixture.Outcome("train", model),
            StageFixture.Outcome("evaluate", await EvaluateAsync(model))
        );
        return ComparisonJson.Read(
            outputs["comparison.json"],
            baseline.Identity,
            project.Config.Evaluate.Gates
        );
    }

    private static BaselineSource Model(IReadOnlyDictionary<string, byte[]> files) =>
        new()
        {
            Identity = Git,
            OpenAsync = (_, _) =>
                Task.FromResult(
                    ModelBundle.Load(files["model/model.json"], files["model/model.bin"])
                ),
        };

    [Fact]
    public async Task Evaluate_writes_rows_that_a_client_gets_the_same_bits_for()
    {
        var outputs = await EvaluateAsync(project.Good);
        var scorer = ModelBundle.Load(
            project.Good["model/model.json"],
            project.Good["model/model.bin"]
        );
        var contract = ServingContract.Read(outputs["serving.json"], scorer.Signature);
        contract.Features.Select(f => f.Name).ShouldBe(["a", "b", "group"]);
        contract
            .Scores.Counts.Sum()
            .ShouldBe(PredictionFile.Read(outputs["predictions.bin"]).Labels.Length);
        var golden = GoldenRows.Read(outputs["golden.jsonl"]);
        golden.Count.ShouldBe(100);
        var encoder = new RowEncoder(scorer.Signature);
        var row = new double[3];
        var output = new double[1];
        foreach (var (inputs, expected) in golden)
        {
            var values = JsonSerializer
                .Deserialize<Dictionary<string, JsonElement>>(inputs.Span)!
                .ToDictionary(
                    v => v.Key,
                    v =>
                        v.Value.ValueKind == JsonValueKind.String
                            ? v.Value.GetString()
                            : (object?)v.Value.GetDouble(),
                    StringComparer.Ordinal
                );
            encoder.Encode(values, row);
            scorer.ScoreRow(row, output);
            BitConverter
                .DoubleToInt64Bits(output[0])
                .ShouldBe(BitConverter.DoubleToInt64Bits(expected[0]));
        }
    }

    [Fact]
    public async Task Evaluate_writes_result_and_predictions()
    {
        var outputs = await EvaluateAsync(project.Good);
        outputs.Keys.ShouldBe(
            ["evaluation.json", "golden.jsonl", "predictions.bin", "serving.json"],
            ignoreOrder: true
        );
        var result = EvaluationJson.Read(outputs["evaluation.json"]);
        result.Metrics[0].Value.ShouldBeGreaterThan(0.8);
        result.Slices.Select(s => s.Value).ShouldBe(["x", "z"]);
        result.Importance[0].Feature.ShouldBe("a");
        var predictions = PredictionFile.Read(outputs["predictions.bin"]);
        predictions.Labels.Length.ShouldBe(result.Rows);
        predictions.Constant[0].ShouldBeInRange(0.3, 0.7);
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_threads()
    {
        var one = await EvaluateAsync(project.Good);
        var three = await EvaluateAsync(project.Good, threads: 3);
        three["evaluation.json"].ShouldBe(one["evaluation.json"]);
        three["predictions.bin"].ShouldBe(one["predictions.bin"]);
    }

    [Fact]
    public async Task A_good_model_beats_the_constant_one()
    {
        var result = await CompareAsync(project.Good, BaselineSource.Constant());
        result.Metrics[0].Verdict.ShouldBe(Verdict.Better);
        result.Metrics[0].Baseline.ShouldBe(0.5);
        result.Baseline.Description.ShouldStartWith("constant (base rate 0.");
        result.Gates.Select(g => g.Line).ShouldBe([20, 21, 22]);
        result.Gates[1].Outcome.ShouldBe(GateOutcome.Pass);
    }

    [Fact]
    public async Task A_poor_model_is_rejected_by_the_regression_gate()
    {
        var result = await CompareAsync(project.Poor, Model(project.Good));
        result.Metrics[0].Verdict.ShouldBe(Verdict.Worse);
        result.Gates[1].Outcome.ShouldBe(GateOutcome.Fail);
        result.Outcome.ShouldBe(GateOutcome.Fail);
        result.Baseline.ShouldBe(Git);
    }

    [Fact]
    public async Task The_same_model_is_identical()
    {
        var result = await CompareAsync(project.Good, Model(project.Good));
        result.Metrics.ShouldAllBe(m => m.Verdict == Verdict.Identical);
        result.Gates[1].Outcome.ShouldBe(GateOutcome.Pass);
    }

    [Fact]
    public async Task A_baseline_of_other_columns_is_told()
    {
        var source = new BaselineSource
        {
            Identity = Git,
            OpenAsync = (_, _) =>
                Task.FromResult<IScorer>(
                    new SumScorer(("gone", 1))
                    {
                        Signature = new ModelSignature(
                            ModelTask.Binary,
                            "y",
                            ["No", "Yes"],
                            [new FeatureSpec("gone", FeatureKind.Number, [])]
                        ),
                    }
                ),
        };
        var error = await Should.ThrowAsync<BaselineNotComparableException>(() =>
            CompareAsync(project.Good, source)
        );
        error.Message.ShouldBe(
            "its model cannot be compared: it uses the column gone, which the data no longer has"
        );
    }

    [Fact]
    public async Task A_baseline_that_cannot_be_opened_here_is_told()
    {
        var source = new BaselineSource
        {
            Identity = Git,
            OpenAsync = (_, _) => throw new ModelFormatException("model.json: no such kind."),
        };
        var error = await Should.ThrowAsync<BaselineNotComparableException>(() =>
            CompareAsync(project.Good, source)
        );
        error.Message.ShouldBe(
            "its model cannot be compared: it cannot be opened here: model.json: no such kind"
        );
    }

    [Fact]
    public void The_declarations_hold_what_the_results_depend_on_and_no_more()
    {
        var evaluate = Evaluate();
        evaluate.Committed.ShouldBeTrue();
        evaluate.Files.ShouldBe(StageFixture.Files);
        evaluate.Upstream.ShouldBe([Train]);

        var compare = Compare(Model(project.Good));
        compare.Committed.ShouldBeFalse();
        compare.External["baseline.kind"].ShouldBe("git");
        compare.External["baseline.model"].ShouldBe("sha256:old");
        Compare(BaselineSource.Constant()).Files.ShouldBeEmpty();

        // Moving a gate to another line changes nothing.
        var moved = project.Config with
        {
            Evaluate = project.Config.Evaluate with
            {
                Gates =
                [
                    .. project.Config.Evaluate.Gates.Select(g => g with { Line = g.Line + 5 }),
                ],
            },
        };
        JsonNode
            .DeepEquals(Compare(Model(project.Good), moved).Parameters, compare.Parameters)
            .ShouldBeTrue();

        // Another limit changes the comparison, and not the evaluation.
        var stricter = project.Config with
        {
            Evaluate = project.Config.Evaluate with
            {
                Gates = [new GateConfig { Metric = "auc", Min = 0.9 }],
            },
        };
        JsonNode.DeepEquals(Evaluate(stricter).Parameters, evaluate.Parameters).ShouldBeTrue();
        JsonNode
            .DeepEquals(Compare(Model(project.Good), stricter).Parameters, compare.Parameters)
            .ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_metric_is_told_with_its_line()
    {
        var config = project.Config with
        {
            Evaluate = new EvaluateConfig
            {
                Gates =
                [
                    new GateConfig
                    {
                        Metric = "aucc",
                        Min = 0.5,
                        Line = 9,
                    },
                ],
            },
        };
        var error = await Should.ThrowAsync<UsageException>(() =>
            project.RunAsync(Evaluate(config), 1, StageFixture.Outcome("train", project.Good))
        );
        error.Message.ShouldStartWith("mlops.yaml:9: The gate's metric 'aucc' does not exist");
        error.Message.ShouldEndWith("Did you mean 'auc'?");
    }
}
