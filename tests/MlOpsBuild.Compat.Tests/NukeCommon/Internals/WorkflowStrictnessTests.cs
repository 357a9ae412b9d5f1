using Nuke.Common.CI.GitHubActions;
using static MlOpsBuild.Compat.Tests.NukeCommon.TestWorkflowAttribute;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Where we say what is wrong and the package writes a workflow that GitHub refuses.</summary>
public sealed class WorkflowStrictnessTests : IDisposable
{
    private readonly SampleBuild _build = new();

    private string Short => Path.Combine(_build.Root, ".github", "workflows", "short.yml");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Permission_is_given_once() =>
        ShouldFail(
            x =>
                (x.WritePermissions, x.ReadPermissions) = (
                    [GitHubActionsPermissions.Checks],
                    [GitHubActionsPermissions.Checks]
                ),
            "Each permission can be given once"
        );

    [Theory]
    [InlineData("Api-Key")]
    [InlineData("1Key")]
    [InlineData("")]
    public void Secret_has_a_possible_name(string name) =>
        ShouldFail(x => x.ImportSecrets = [name], $"ImportSecrets has '{name}'");

    [Fact]
    public void Import_is_given_once() =>
        ShouldFail(
            x => (x.ImportSecrets, x.EnableGitHubToken) = (["GITHUB_TOKEN"], true),
            "'GITHUB_TOKEN' is imported twice"
        );

    [Theory]
    [InlineData("max epochs")]
    [InlineData("2nd")]
    [InlineData("")]
    public void Input_has_a_possible_name(string name) =>
        ShouldFail(
            x => (x.On, x.OnWorkflowDispatchOptionalInputs) = ([], [name]),
            $"Input '{name}' is not possible"
        );

    [Fact]
    public void Input_is_either_optional_or_required() =>
        ShouldFail(
            x =>
            {
                x.On = [];
                x.OnWorkflowDispatchOptionalInputs = ["Stage"];
                x.OnWorkflowDispatchRequiredInputs = ["Stage"];
            },
            "'Stage' is imported twice"
        );

    [Fact]
    public void Cache_has_a_content() =>
        ShouldFail(
            x => (x.CacheKeyFiles, x.CacheIncludePatterns) = (["a"], []),
            "CacheIncludePatterns must not be empty"
        );

    [Fact]
    public void Environment_with_address_has_a_name() =>
        ShouldFail(x => x.EnvironmentUrl = "https://x", "EnvironmentUrl needs EnvironmentName");

    [Fact]
    public void Image_is_given_once() =>
        Should
            .Throw<ArgumentException>(() =>
                new TestWorkflowAttribute(
                    "test",
                    GitHubActionsImage.UbuntuLatest,
                    GitHubActionsImage.UbuntuLatest
                )
                {
                    On = [GitHubActionsTrigger.Push],
                }.Render()
            )
            .Message.ShouldContain("each image can be given once");

    [Theory]
    [InlineData("a/b")]
    [InlineData(@"a\b")]
    [InlineData("")]
    public void Workflow_has_the_name_of_a_file(string name) =>
        Should
            .Throw<ArgumentException>(() =>
                new TestWorkflowAttribute(name, GitHubActionsImage.UbuntuLatest)
                {
                    On = [GitHubActionsTrigger.Push],
                }.Render()
            )
            .Message.ShouldContain($"Workflow name '{name}' cannot be the name of a file");

    [Fact]
    public void Values_are_quoted_where_YAML_would_not_read_them()
    {
        var text = Render(x =>
        {
            x.On = [GitHubActionsTrigger.Push];
            x.ConcurrencyGroup = "deploy: #1";
            x.EnvironmentName = "@home";
            x.Filter = "blob:limit=1m";
        });
        text.ShouldContain("  group: 'deploy: #1'\n");
        text.ShouldContain("    environment: '@home'\n");
        text.ShouldContain("          filter: blob:limit=1m\n");
    }

    [Fact]
    public void Other_line_breaks_are_no_change()
    {
        var windows = File.ReadAllText(Short).ReplaceLineEndings("\r\n");
        File.WriteAllText(Short, windows);
        _build.Run("Clean").Output.ShouldNotContain("have changed");
        File.ReadAllText(Short).ShouldBe(windows);

        File.WriteAllText(Short, windows + "\r\n");
        _build.Run("Clean").Output.ShouldContain("(short) have changed");
    }

    [Fact]
    public void Unknown_configuration_is_answered_with_known_ones() =>
        _build
            .Run("--generate-configuration GitHubActions_cj --host GitHubActions")
            .Output.ShouldContain(
                "Configuration with ID 'GitHubActions_cj' does not exist. Available configurations are:\n"
                    + "  - GitHubActions_ci\n  - GitHubActions_manual_run\n  - GitHubActions_short\n"
            );

    [Fact]
    public void Missing_script_is_named()
    {
        File.Delete(Path.Combine(_build.Root, "build.cmd"));
        _build
            .Run("Clean")
            .Output.ShouldContain(
                $"Configuration files for GitHubActions (ci) could not be generated: Could not find 'build.cmd' in '{_build.Root}'"
            );
    }

    [Fact]
    public void Failed_generation_leaves_the_file_alone()
    {
        var before = File.ReadAllBytes(Short);
        File.Delete(Path.Combine(_build.Root, "build.cmd"));
        _build.Run("Clean").ShellExitCode.ShouldBe(255);
        File.ReadAllBytes(Short).ShouldBe(before);
        Directory.GetFiles(Path.GetDirectoryName(Short)!, "*.tmp").ShouldBeEmpty();
    }

    private static void ShouldFail(Action<TestWorkflowAttribute> configure, string message) =>
        Should
            .Throw<ArgumentException>(() =>
                Render(x =>
                {
                    x.On = [GitHubActionsTrigger.Push];
                    configure(x);
                })
            )
            .Message.ShouldContain(message);
}
