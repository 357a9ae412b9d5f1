using MlOpsBuild.Common;
using MlOpsBuild.Nuke.Workflows;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>Options of the attribute and what comes of them.</summary>
public sealed class WorkflowOptionTests
{
    [Theory]
    [InlineData("a b")]
    [InlineData("-x")]
    [InlineData("${{ secrets.X }}")]
    [InlineData("a\nb")]
    [InlineData("a;b")]
    [InlineData("")]
    [InlineData("a\"b")]
    [InlineData("a'b")]
    [InlineData("a #b")]
    [InlineData("a: b")]
    [InlineData("a\r")]
    [InlineData("main\n")]
    [InlineData("\u00fcml")]
    [InlineData("\u202emain")]
    [InlineData("$(id)")]
    [InlineData("`id`")]
    [InlineData("%PATH%")]
    [InlineData("\u0661")]
    public void Values_that_could_be_read_as_something_else_are_refused(string value)
    {
        ShouldFail(new() { Models = [value] }, "Models");
        ShouldFail(new() { Images = [value] }, "Images");
        ShouldFail(new() { Branches = [value] }, "Branches");
        ShouldFail(new() { Environments = [value] }, "Environments");
        ShouldFail(new() { Schedule = value }, "Schedule");
        ShouldFail(new() { SigningKeySecret = value }, "SigningKeySecret");
        ShouldFail(new() { DotNetVersion = value }, "DotNetVersion");
        Should
            .Throw<UsageException>(() => WorkflowRegistry.Parse(value, isGiven: true))
            .Message.ShouldContain("no repository of a registry");
    }

    [Fact]
    public void Values_are_as_short_as_GitHub_takes_them()
    {
        var name = new string('A', 80);
        WorkflowOptionCheck.Check(new() { Environments = [name], SigningKeySecret = name });
        ShouldFail(new() { Environments = [name + "A"] }, "at most 80");
        var path = string.Concat(Enumerable.Repeat("a/", 101));
        ShouldFail(new() { Models = [path] }, "Models");
        ShouldFail(new() { Images = [path] }, "Images");
        ShouldFail(new() { Branches = [path] }, "Branches");
        ShouldFail(new() { SigningKeySecret = name + name + name }, "SigningKeySecret");
        ShouldFail(new() { Models = [null!] }, "has '' as Models");
        Should
            .Throw<UsageException>(() =>
                WorkflowOptionCheck.Check(new() { Models = [new string('a', 100_000)] })
            )
            .Message.Length.ShouldBeLessThan(300);
    }

    [Theory]
    [InlineData("a.b", "digits, dashes and underscores")] // a job's id cannot have a dot
    [InlineData("1st", "digits, dashes and underscores")]
    [InlineData("true", "a meaning of its own")]
    [InlineData("on", "a meaning of its own")]
    [InlineData("all", "a meaning of its own")]
    public void Environments_are_what_jobs_can_be_called_after(string name, string expected) =>
        ShouldFail(new() { Environments = [name] }, expected);

    [Fact]
    public void The_token_of_the_run_is_no_key() =>
        ShouldFail(new() { SigningKeySecret = "GITHUB_TOKEN" }, "GITHUB_");

    [Theory]
    [InlineData("17 3 * * 1", true)]
    [InlineData("*/15 0-23 1,15 JAN-MAR SUN,6", true)]
    [InlineData("20/15 * 31 12 0", true)]
    [InlineData("60 3 * * 1", false)]
    [InlineData("0 24 * * 1", false)]
    [InlineData("0 3 0 * 1", false)]
    [InlineData("0 3 * 13 1", false)]
    [InlineData("0 3 * * 7", false)]
    [InlineData("0 3 * * MOON", false)]
    [InlineData("5-1 3 * * 1", false)]
    [InlineData("*/0 3 * * 1", false)]
    [InlineData("-1 3 * * 1", false)]
    [InlineData("1, 3 * * 1", false)]
    [InlineData("1-2-3 3 * * 1", false)]
    [InlineData("0 3 * *", false)]
    [InlineData("0 3 * * 1 2026", false)]
    [InlineData("0  3 * * 1", false)]
    public void A_schedule_is_one_that_GitHub_takes(string schedule, bool isValid) =>
        WorkflowSchedule.IsValid(schedule).ShouldBe(isValid);

    [Theory]
    [InlineData("a.b", "a-b")]
    [InlineData("x/a-b", "x-a/b")]
    public void Models_whose_jobs_would_be_called_alike_are_refused(string first, string second)
    {
        var models = WorkflowModel.Of([first, second]);
        if (first[0] == 'x')
        {
            WorkflowOptionCheck.CheckModels(models); // by their last folders they differ
            models = WorkflowModel.Of([first, second, "y/b"]);
        }

        Should
            .Throw<UsageException>(() => WorkflowOptionCheck.CheckModels(models))
            .Message.ShouldContain($"'{first}' and '{second}'");
    }

    [Fact]
    public void A_model_whose_jobs_would_have_too_long_a_name_is_refused() =>
        Should
            .Throw<UsageException>(() =>
                WorkflowOptionCheck.CheckModels(WorkflowModel.Of([$"models/{new string('m', 81)}"]))
            )
            .Message.ShouldContain("at most 80 characters");

    [Fact]
    public void A_job_has_at_most_as_many_runs_as_GitHub_starts()
    {
        WorkflowOptionCheck.CheckRuns(models: 64, images: 2, shards: 4);
        Should
            .Throw<UsageException>(() =>
                WorkflowOptionCheck.CheckRuns(models: 65, images: 2, shards: 4)
            )
            .Message.ShouldContain("260 runs");
    }

    [Fact]
    public void Numbers_have_limits_and_lists_have_members()
    {
        ShouldFail(new() { TimeoutMinutes = 0 }, "1 to 360");
        ShouldFail(new() { TimeoutMinutes = 361 }, "1 to 360");
        ShouldFail(new() { RetentionDays = 91 }, "1 to 90");
        ShouldFail(new() { TuneShards = 257 }, "1 to 256");
        ShouldFail(new() { Images = [] }, "no Images");
        ShouldFail(new() { Branches = [] }, "no Branches");
        ShouldFail(new() { Environments = [] }, "no Environments");
        ShouldFail(new() { Models = ["a", "A"] }, "twice in Models");
    }

    [Fact]
    public void Defaults_and_usual_values_are_accepted()
    {
        WorkflowOptionCheck.Check(new());
        WorkflowOptionCheck.Check(
            new()
            {
                Models = ["models/churn", "price"],
                Branches = ["main", "release/*"],
                Schedule = "*/30 1-5 * JAN,FEB MON",
                DotNetVersion = "10.0.100-rc.1",
            }
        );
    }

    [Fact]
    public void Images_without_docker_cannot_use_a_registry()
    {
        WorkflowOptionCheck.CheckImages(["macos-latest"], hasRegistry: false);
        Should
            .Throw<UsageException>(() =>
                WorkflowOptionCheck.CheckImages(["ubuntu-latest", "macos-15"], hasRegistry: true)
            )
            .Message.ShouldContain("macos-15");
    }

    [Fact]
    public void Models_are_called_after_their_folders_unless_those_are_alike()
    {
        Names("models/churn", "models/price/").ShouldBe(["churn", "price"]);
        Names("models/churn/mlops.yaml").ShouldBe(["churn"]);
        Names("eu/churn", "us/churn").ShouldBe(["eu-churn", "us-churn"]);
        Names().ShouldBe([""]);
    }

    [Fact]
    public void Reports_of_all_images_are_kept_and_one_of_them_is_posted()
    {
        var plan = Plans.Of(null, "Report") with
        {
            Images = ["ubuntu-latest", "windows-latest"],
            Models = WorkflowModel.Of(["a", "b"]),
        };
        var text = Plans.Text(plan, WorkflowFile.Report);
        foreach (
            var artifact in new[]
            {
                "mlops-report-a",
                "mlops-report-b",
                "windows-latest-report-a",
                "windows-latest-report-b",
            }
        )
        {
            text.ShouldContain($"artifact: {artifact}\n");
        }

        text.ShouldContain("run: ./build.cmd Report --model ${{ matrix.model }}\n");
        text.ShouldContain("name: report (${{ matrix.name }}, ${{ matrix.image }})\n");
    }

    [Fact]
    public void Without_a_registry_results_are_kept_in_a_cache_and_nothing_is_registered()
    {
        var files = WorkflowFile.Of(Plans.Of(null));
        files.Select(f => f.Name).ShouldNotContain(WorkflowFile.Deploy);
        var text = files.Single(f => f.Name == WorkflowFile.Report).Content;
        text.ShouldContain("path: .mlops/store\n");
        text.ShouldNotContain("./build.sh Pull");
        text.ShouldNotContain("./build.sh Push");
    }

    [Fact]
    public void Pull_requests_of_a_build_with_a_cloud_registry_use_the_cache()
    {
        var jobs = new WorkflowYaml(
            Plans.Text(Plans.Of("acme.azurecr.io/m"), WorkflowFile.Report)
        ).Jobs.ToDictionary(j => j.Id, j => j.Job.ToString(), StringComparer.Ordinal);
        jobs["report"].ShouldContain(".mlops/store");
        jobs["report"].ShouldNotContain("azure");
        jobs["share"].ShouldNotContain(".mlops/store");
        jobs["share"].ShouldContain("az acr login --name acme");
    }

    private static IEnumerable<string> Names(params string[] paths) =>
        WorkflowModel.Of(paths).Select(m => m.Name);

    private static void ShouldFail(MlOpsWorkflowsAttribute options, string message) =>
        Should
            .Throw<UsageException>(() => WorkflowOptionCheck.Check(options))
            .Message.ShouldContain(message);
}
