using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Reports;

public class ReportFindingsTests
{
    private static readonly DataSchema Schema = SchemaFile.Parse(
        """
        columns:
          - name: a
            type: number
          - name: b
            type: number
            nullable: true
          - name: y
            type: category

        """,
        "data/schema.yaml"
    );

    private static readonly ReportPlaces Places = new()
    {
        Schema = "data/schema.yaml",
        Source = 4,
        Checks = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["nulls"] = 9,
            ["drift"] = 11,
        },
        Gates = [20, 21],
    };

    [Theory]
    [InlineData("types", "a", 0.1, "models/churn/data/schema.yaml", 2)]
    [InlineData("values", "y", 0.1, "models/churn/data/schema.yaml", 7)]
    [InlineData("ranges", "b", 0.1, "models/churn/data/schema.yaml", 4)]
    [InlineData("label", "y", 0.1, "models/churn/data/schema.yaml", 7)]
    // Not nullable: the schema decides, whatever the limits are.
    [InlineData("nulls", "a", 0.1, "models/churn/data/schema.yaml", 2)]
    [InlineData("nulls", "b", 0.6, "models/churn/mlops.yaml", 9)]
    // Nullable, and empty: no limit allows that.
    [InlineData("nulls", "b", 1.0, "models/churn/data/schema.yaml", 4)]
    [InlineData("drift", "b", 0.4, "models/churn/mlops.yaml", 11)]
    [InlineData("leakage", "b", 0.99, "models/churn/data/schema.yaml", 4)]
    [InlineData("leakage", "gone", 0.99, "models/churn/mlops.yaml", 4)]
    [InlineData("rows", null, 5.0, "models/churn/mlops.yaml", 4)]
    [InlineData("no-such-check", "a", 5.0, "models/churn/data/schema.yaml", 2)]
    public void A_check_points_at_the_line_that_decided(
        string check,
        string? column,
        double value,
        string path,
        int line
    )
    {
        var finding = Of([Check(check, column, CheckOutcome.Fail, value)]).Single();

        (finding.Path, finding.Line).ShouldBe((path, line));
        finding.Level.ShouldBe(FindingLevel.Failure);
        finding.Title.ShouldBe(
            $"Data check {check}{(column is null ? "" : $" on column {column}")}"
        );
        finding.Message.ShouldBe("found. Do it.");
    }

    [Fact]
    public void A_gate_points_at_its_line()
    {
        var gate = ReportModels.Gate("auc min 0.82", "auc", 0.8, 0.82, GateOutcome.Fail, "is low");

        var finding = Of([], gate with { Line = 20 }).Single();

        finding.ShouldBe(
            new ReportFinding(
                "models/churn/mlops.yaml",
                20,
                FindingLevel.Failure,
                "Gate auc min 0.82",
                "is low"
            )
        );
    }

    [Fact]
    public void An_image_points_at_the_lines_of_its_limits()
    {
        var image = ImageSamples.Rejected() with { Proof = new(100, 3, "row 7: <b>") };

        var findings = Of(
            image,
            30,
            [Limit("startupSeconds", 0.15, 31), Limit("p99Seconds", 0.005, 32)]
        );

        findings.ShouldBe([
            new(
                "models/churn/mlops.yaml",
                30,
                FindingLevel.Failure,
                "Serving image",
                "3 of 100 golden rows through the running image came back different: row 7: <b>"
            ),
            new(
                "models/churn/mlops.yaml",
                31,
                FindingLevel.Failure,
                "Container gate startupSeconds max 0.15",
                "startupSeconds 1.4125, at most 0.15"
            ),
            new(
                "models/churn/mlops.yaml",
                32,
                FindingLevel.Failure,
                "Container gate p99Seconds max 0.005",
                "p99Seconds 0.012, at most 0.005"
            ),
        ]);
        Of(ImageSamples.Pushed(), 30, []).ShouldBeEmpty();
    }

    [Fact]
    public void A_limit_that_changed_since_points_at_its_metric_or_the_section()
    {
        var image = ImageSamples.Rejected();

        Of(image, 30, [Limit("p99Seconds", 0.5, 33), Limit("p99Seconds", 0.005, 34)])
            .Select(f => f.Line)
            .ShouldBe([30, 34]);
        Of(image, 30, [Limit("p99Seconds", 0.5, 33)]).Select(f => f.Line).ShouldBe([30, 33]);
        Of(image, 0, []).Select(f => f.Line).ShouldBe([1, 1]);
    }

    [Fact]
    public void The_worst_come_first_then_the_order_of_the_file()
    {
        GateResult Gate(int line, GateOutcome outcome) =>
            ReportModels.Gate("auc min 0.82", "auc", 0.8, 0.82, outcome, "is low") with
            {
                Line = line,
            };

        var findings = Of(
            [
                Check("types", "a", CheckOutcome.Warn),
                Check("rows", null, CheckOutcome.Warn),
                Check("drift", "b", CheckOutcome.Pass),
            ],
            Gate(20, GateOutcome.Inconclusive),
            Gate(21, GateOutcome.Fail),
            Gate(22, GateOutcome.Pass)
        );

        findings
            .Select(f => (f.Level, f.Line))
            .ShouldBe([
                (FindingLevel.Failure, 21),
                (FindingLevel.Warning, 4),
                (FindingLevel.Warning, 20),
                (FindingLevel.Warning, 2),
            ]);
    }

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1_001)]
    [InlineData(5_000, 1_001)]
    public void More_than_a_thousand_are_counted(int checks, int expected)
    {
        var findings = Of([
            .. Enumerable
                .Range(0, checks)
                .Select(i => Check("types", "a", i < 3 ? CheckOutcome.Fail : CheckOutcome.Warn)),
        ]);

        findings.Count.ShouldBe(expected);
        if (checks > 1_000)
        {
            findings[^1].Title.ShouldBe(checks == 1_001 ? "1 more finding" : "4,000 more findings");
            findings[^1].Level.ShouldBe(FindingLevel.Warning);
            (findings[^1].Path, findings[^1].Line).ShouldBe(("models/churn/mlops.yaml", 4));
        }
    }

    [Theory]
    [InlineData(".", "data/schema.yaml", "data/schema.yaml")]
    [InlineData(".", "./data//x/../schema.yaml", "data/schema.yaml")]
    [InlineData("models/churn", "../shared/schema.yaml", "models/churn/mlops.yaml")]
    [InlineData("models/churn", "../../../shared/schema.yaml", "models/churn/mlops.yaml")]
    public void Paths_stay_within_the_project(string project, string schema, string expected) =>
        ReportFindings
            .Of(
                Places with
                {
                    Folder = project,
                    Schema = schema,
                },
                ReportParts.Checks() with
                {
                    Results = [Check("types", "a", CheckOutcome.Fail)],
                },
                null,
                null,
                Schema
            )
            .Single()
            .Path.ShouldBe(expected);

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/elsewhere")]
    public void A_project_outside_the_repository_has_none(string project) =>
        ReportFindings
            .Of(
                Places with
                {
                    Folder = project,
                },
                ReportModels.RejectedByData().Checks,
                null,
                null,
                Schema
            )
            .ShouldBeEmpty();

    private static IReadOnlyList<ReportFinding> Of(
        IReadOnlyList<CheckResult> checks,
        params GateResult[] gates
    ) =>
        ReportFindings.Of(
            Places with
            {
                Folder = "models/churn",
            },
            ReportParts.Checks() with
            {
                Results = checks,
            },
            ReportParts.Comparison() with
            {
                Gates = gates,
            },
            null,
            Schema
        );

    private static IReadOnlyList<ReportFinding> Of(
        ImageRecord image,
        int line,
        ContainerGateConfig[] gates
    ) =>
        ReportFindings.Of(
            Places with
            {
                Folder = "models/churn",
                Container = line,
                ContainerGates = gates,
            },
            ReportParts.Checks() with
            {
                Results = [],
            },
            ReportParts.Comparison() with
            {
                Gates = [],
            },
            image,
            Schema
        );

    private static ContainerGateConfig Limit(string metric, double max, int line) =>
        new()
        {
            Metric = metric,
            Max = max,
            Line = line,
        };

    private static CheckResult Check(
        string check,
        string? column,
        CheckOutcome outcome,
        double value = 0.1
    ) =>
        new()
        {
            Check = check,
            Column = column,
            Outcome = outcome,
            Value = value,
            Message = "found",
            Advice = "Do it.",
        };
}
