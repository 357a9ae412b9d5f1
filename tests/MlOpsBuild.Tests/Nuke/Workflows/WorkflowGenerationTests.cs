namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>When workflows are written, and what they are made of beside the attribute.</summary>
public sealed class WorkflowGenerationTests
{
    private const string Changed = "Configuration files for GitHubActions (mlops) have changed.";

    private const string Config = """
        model: churn
        task: binary
        {0}
        data:
          source: data.csv
          schema: schema.yaml
          label: churned
          positive: "yes"
        train:
          trainer: gbdt

        """;

    [Fact]
    public void A_local_run_writes_what_is_missing_or_different_and_says_so_once()
    {
        using var sample = new WorkflowDouble("EverythingBuild");
        Run(sample).ShouldContain(Changed);
        Run(sample).ShouldNotContain(Changed);
        var expected = sample.Read("mlops-deploy.yml");

        File.AppendAllText(sample.PathOf(".github/workflows/mlops-deploy.yml"), "# by hand\n");
        File.Delete(sample.PathOf(".github/workflows/mlops-monitor.yml"));
        Run(sample).ShouldContain(Changed);
        sample.Read("mlops-deploy.yml").ShouldBe(expected);
        sample.Files.ShouldContain("mlops-monitor.yml");
        sample.Files.Count.ShouldBe(4, "nothing temporary is left");
        Run(sample).ShouldNotContain(Changed);
    }

    [Fact]
    public void Other_line_ends_are_no_difference()
    {
        using var sample = new WorkflowDouble("WindowsBuild");
        Run(sample);
        var file = sample.PathOf(".github/workflows/mlops.yml");
        File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        Run(sample).ShouldNotContain(Changed);
        File.ReadAllText(file).ShouldContain("\r\n");
    }

    [Fact]
    public void Servers_write_nothing()
    {
        using var sample = new WorkflowDouble("WindowsBuild");
        sample.Run("Report", ("GITHUB_ACTIONS", "true"), ("CI", "true")).ExitCode.ShouldBe(0);
        sample.Files.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_left_of_targets_that_are_gone_is_told_until_it_is_deleted()
    {
        using var sample = new WorkflowDouble("PlainBuild");
        sample.Write(".github/workflows/mlops-monitor.yml", "name: old\n");
        Run(sample).ShouldContain("no targets for .github/workflows/mlops-monitor.yml any more");
        Run(sample).ShouldContain("no targets for .github/workflows/mlops-monitor.yml any more");
        sample.Read("mlops-monitor.yml").ShouldBe("name: old\n");

        File.Delete(sample.PathOf(".github/workflows/mlops-monitor.yml"));
        Run(sample).ShouldNotContain("any more");
    }

    [Fact]
    public void The_registry_is_that_of_the_model_and_found_again_when_that_changes()
    {
        using var sample = new WorkflowDouble("PlainBuild");
        Configure(sample, "");
        Run(sample);
        sample.Files.ShouldBe(["mlops.yml"]);
        sample.Read("mlops.yml").ShouldNotContain("./build.sh Push");

        Configure(sample, "registry: ghcr.io/acme/{model}");
        Run(sample).ShouldContain(Changed);
        sample.Files.ShouldBe(["mlops-deploy.yml", "mlops.yml"]);
        sample.Read("mlops.yml").ShouldContain("run: ./build.sh Push\n");
        sample.Read("mlops.yml").ShouldContain("docker login ghcr.io");
        sample.Read("mlops.yml").ShouldNotContain("Registry=", customMessage: "the build knows");
        Run(sample).ShouldNotContain(Changed);

        Configure(sample, "registry: registry.example.org/acme");
        Run(sample).ShouldContain(Changed);
        sample.Read("mlops.yml").ShouldContain("docker login registry.example.org");

        sample.Write(".nuke/parameters.json", "{ \"Registry\": \"acme.azurecr.io/models\" }");
        Run(sample).ShouldContain(Changed);
        sample.Read("mlops-deploy.yml").ShouldContain("az acr login --name acme\n");
    }

    [Fact]
    public void A_model_that_cannot_be_read_leaves_the_workflows_as_they_are()
    {
        using var sample = new WorkflowDouble("PlainBuild");
        Configure(sample, "registry: ghcr.io/acme/{model}");
        Run(sample);
        var before = sample.Read("mlops.yml");
        Configure(sample, "registri: ghcr.io/acme/{model}");
        Run(sample).ShouldNotContain(Changed);
        sample.Read("mlops.yml").ShouldBe(before);
        sample.Files.ShouldBe(["mlops-deploy.yml", "mlops.yml"]);
    }

    [Fact]
    public void The_version_of_the_SDK_is_that_of_global_json()
    {
        using var sample = new WorkflowDouble("PlainBuild");
        Run(sample);
        sample.Read("mlops.yml").ShouldContain("dotnet-version: '10.0.x'\n");
        sample.Write("global.json", "{}");
        Run(sample).ShouldContain(Changed);
        sample.Read("mlops.yml").ShouldContain("global-json-file: global.json\n");
    }

    [Fact]
    public void The_script_of_a_folder_is_called_there()
    {
        using var sample = new WorkflowDouble("PlainBuild");
        File.Delete(sample.PathOf("build.cmd"));
        sample.Write("eng/build.cmd", "");
        Run(sample);
        sample.Read("mlops.yml").ShouldContain("run: ./eng/build.cmd Report\n");
        sample.Write("eng/build.sh", "");
        sample.Generate().ExitCode.ShouldBe(0);
        sample.Read("mlops.yml").ShouldContain("run: ./eng/build.sh Report\n");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("$(id)")]
    [InlineData("a;b")]
    public void A_script_in_a_folder_that_a_shell_reads_as_more_is_none(string folder)
    {
        using var sample = new WorkflowDouble("PlainBuild");
        File.Delete(sample.PathOf("build.cmd"));
        sample.Write($"{folder}/build.cmd", "");
        Run(sample).ShouldNotContain(Changed);
        sample.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NoReportBuild", "has no target Report")]
    [InlineData("WrongOptionBuild", "has 'models/$(id)' as Models")]
    [InlineData("TwiceBuild", "both may write .github/workflows/mlops-comment.yml")]
    public void What_cannot_be_is_said_and_writes_nothing(string build, string message)
    {
        using var sample = new WorkflowDouble(build);
        var (exitCode, output) = sample.Generate();
        exitCode.ShouldNotBe(0);
        output.ShouldContain(message);
        sample.Files.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_to_be_kept_up_to_date_is_written_on_demand()
    {
        using var sample = new WorkflowDouble("SilentBuild");
        Run(sample).ShouldNotContain(Changed);
        sample.Files.ShouldBeEmpty();
        sample.Generate().ExitCode.ShouldBe(0);
        sample.Files.ShouldBe(["mlops.yml"]);
        sample.Write(".github/workflows/mlops.yml", "name: by hand\n");
        Run(sample).ShouldNotContain(Changed);
        sample.Read("mlops.yml").ShouldBe("name: by hand\n");
    }

    private static string Run(WorkflowDouble sample)
    {
        var (exitCode, output) = sample.Run("Report");
        exitCode.ShouldBe(0, output);
        return output;
    }

    private static void Configure(WorkflowDouble sample, string line) =>
        sample.Write("mlops.yaml", Config.Replace("{0}", line, StringComparison.Ordinal));
}
