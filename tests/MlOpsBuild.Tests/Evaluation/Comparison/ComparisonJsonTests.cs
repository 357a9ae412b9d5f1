using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;

namespace MlOpsBuild.Tests.Evaluation.Comparison;

public sealed class ComparisonJsonTests
{
    private static readonly BaselineIdentity Main = new(
        "main",
        "git",
        "main at 1a2b3c4",
        "sha256:abc",
        "a note"
    );

    private static ComparisonResult Result(BaselineIdentity identity, int line = 7) =>
        new()
        {
            Baseline = identity,
            Metrics =
            [
                new MetricComparison(
                    "auc",
                    "AUC",
                    true,
                    0.8,
                    0.81,
                    -0.01,
                    0.03,
                    Verdict.Inconclusive,
                    1234
                ),
                new MetricComparison(
                    "ks",
                    "KS",
                    true,
                    double.NaN,
                    0.5,
                    double.NaN,
                    double.NaN,
                    Verdict.Inconclusive,
                    null
                ),
            ],
            Gates =
            [
                new GateResult
                {
                    Gate = "auc min 0.8",
                    Metric = "auc",
                    Value = 0.81,
                    Limit = 0.8,
                    Low = 0.79,
                    Outcome = GateOutcome.Inconclusive,
                    Message = "m",
                    Line = line,
                },
            ],
            Confidence = 0.95,
            Resamples = 2000,
        };

    private static readonly GateConfig[] Gates =
    [
        new()
        {
            Metric = "auc",
            Min = 0.8,
            Line = 7,
        },
    ];

    [Fact]
    public void Round_trips_with_identity_and_lines_from_outside()
    {
        var result = Result(Main);
        var read = ComparisonJson.Read(ComparisonJson.ToBytes(result), Main, Gates);
        read.Baseline.ShouldBe(Main);
        read.Metrics.ShouldBe(result.Metrics);
        read.Gates.ShouldBe(result.Gates);
        (read.Confidence, read.Resamples).ShouldBe((0.95, 2000));
        read.Outcome.ShouldBe(GateOutcome.Inconclusive);
    }

    [Fact]
    public void Bytes_hold_no_line_commit_or_branch()
    {
        var bytes = ComparisonJson.ToBytes(Result(Main));
        ComparisonJson
            .ToBytes(
                Result(
                    Main with
                    {
                        Requested = "trunk",
                        Description = "trunk at 7654321",
                        Note = "",
                    },
                    line: 99
                )
            )
            .ShouldBe(bytes);
        Encoding.UTF8.GetString(bytes).ShouldNotContain("1a2b3c4");
    }

    [Fact]
    public void A_constant_baseline_keeps_its_numbers()
    {
        var constant = BaselineSource.Constant().Identity;
        var bytes = ComparisonJson.ToBytes(
            Result(constant with { Description = "constant (base rate 0.265)" })
        );
        ComparisonJson
            .Read(bytes, constant, Gates)
            .Baseline.Description.ShouldBe("constant (base rate 0.265)");
    }

    [Fact]
    public void Broken_json_is_told() =>
        Should
            .Throw<MlOpsException>(() => ComparisonJson.Read("[]"u8.ToArray(), Main, []))
            .Message.ShouldStartWith("comparison.json is not as it was written (");
}
