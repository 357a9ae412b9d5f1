using System.Reflection;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Tooling;
using YamlDotNet.RepresentationModel;
using static MlOpsBuild.Compat.Tests.NukeCommon.TestWorkflowAttribute;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>What each property of [GitHubActions] does to the workflow.</summary>
public sealed class GitHubActionsAttributeTests
{
    /// <summary>Shown by builds with targets, in WorkflowGenerationTests.</summary>
    private static readonly string[] s_shownElsewhere =
    [
        "PublishArtifacts",
        "PublishCondition",
        "AutoGenerate",
    ];

    public static TheoryData<string> Properties => [.. WorkflowProperties.All.Keys];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Property_has_its_effect(string property)
    {
        var (set, lines) = WorkflowProperties.All[property];
        var block = string.Join('\n', lines);
        var without = Render(Trigger("OnCronSchedule"));
        var with = Render(x =>
        {
            Trigger(property)(x);
            set(x);
        });
        ("\n" + with).ShouldContain("\n" + block + "\n");
        if (property != "OnCronSchedule")
            without.ShouldNotContain(block);
    }

    [Fact]
    public void All_properties_are_tested() =>
        typeof(GitHubActionsAttribute)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(x => x.CanWrite && x.SetMethod!.IsPublic)
            .Select(x => x.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                WorkflowProperties.All.Keys.Concat(s_shownElsewhere).Order(StringComparer.Ordinal)
            );

    [Fact]
    public void Any_two_properties_make_readable_yaml()
    {
        foreach (var first in WorkflowProperties.All.Keys)
        {
            foreach (var second in WorkflowProperties.All.Keys.Where(x => !Contradict(first, x)))
            {
                var text = Render(x =>
                {
                    if (first != "On" && second != "On")
                        x.OnCronSchedule = "0 0 * * *";

                    WorkflowProperties.All[first].Set(x);
                    WorkflowProperties.All[second].Set(x);
                });
                var workflow = Parse(text);
                workflow
                    .Children.Keys.Select(x => x.ToString())
                    .ShouldBeSubsetOf(["name", "on", "permissions", "concurrency", "jobs"]);
                var job = (YamlMappingNode)workflow["jobs"]["ubuntu-latest"];
                job.Children.Keys.Select(x => x.ToString())
                    .ShouldBeSubsetOf([
                        "name",
                        "runs-on",
                        "timeout-minutes",
                        "concurrency",
                        "environment",
                        "steps",
                    ]);
                ((YamlSequenceNode)job["steps"])
                    .Children.Cast<YamlMappingNode>()
                    .ShouldAllBe(x =>
                        x.Children.ContainsKey("uses") != x.Children.ContainsKey("run")
                    );
            }
        }
    }

    [Fact]
    public void Images_are_jobs_in_their_order()
    {
        var text = new TestWorkflowAttribute(
            "test",
            GitHubActionsImage.MacOs14,
            GitHubActionsImage.Ubuntu2404,
            GitHubActionsImage.SelfHosted
        )
        {
            On = [GitHubActionsTrigger.Push],
        }.Render();
        var jobs = (YamlMappingNode)Parse(text)["jobs"];
        jobs.Children.Keys.Select(x => x.ToString())
            .ShouldBe(["macos-14", "ubuntu-24_04", "self-hosted"]);
        jobs.Children.Values.Select(x => x["runs-on"].ToString())
            .ShouldBe(["macos-14", "ubuntu-24.04", "self-hosted"]);
    }

    [Theory]
    [InlineData(GitHubActionsImage.WindowsServer2022, "windows-2022")]
    [InlineData(GitHubActionsImage.WindowsServer2019, "windows-2019")]
    [InlineData(GitHubActionsImage.Ubuntu2204, "ubuntu-22.04")]
    [InlineData(GitHubActionsImage.MacOs1015, "macos-10.15")]
    [InlineData(GitHubActionsImage.MacOsLatest, "macos-latest")]
    [InlineData(GitHubActionsPermissions.IdToken, "id-token")]
    [InlineData(GitHubActionsPermissions.RepositoryProjects, "repository-projects")]
    [InlineData(GitHubActionsPermissions.Statuses, "statuses")]
    public void Values_have_the_names_of_GitHub(object value, string expected) =>
        ((Enum)value).GetValue().ShouldBe(expected);

    [Theory]
    [InlineData("ModelApiKey", "MODEL_API_KEY")]
    [InlineData("NuGetApiKey", "NUGET_API_KEY")]
    [InlineData("MyGitHubToken", "MY_GITHUB_TOKEN")]
    [InlineData("DotNetRoot", "DOTNET_ROOT")]
    [InlineData("MYGET_API_KEY", "MYGET_API_KEY")]
    [InlineData("APIKey", "APIKEY")]
    [InlineData("S3Bucket", "S3BUCKET")]
    public void Secrets_are_named_after_their_parameters(string parameter, string secret) =>
        Render(x =>
            {
                x.On = [GitHubActionsTrigger.Push];
                x.ImportSecrets = [parameter];
            })
            .ShouldContain($"          {parameter}: ${{{{ secrets.{secret} }}}}\n");

    [Fact]
    public void Triggers_permissions_options_and_imports_have_an_order()
    {
        var text = Render(x =>
        {
            foreach (
                var property in WorkflowProperties.All.Keys.Where(y => !Contradict("OnPushTags", y))
            )
                WorkflowProperties.All[property].Set(x);

            x.On = [];
            x.CacheKeyFiles = [];
        });
        IsInOrder(text, "push:", "branches:", "tags:", "paths:", "pull_request:").ShouldBeTrue();
        IsInOrder(text, "pull_request:", "workflow_dispatch:", "schedule:").ShouldBeTrue();
        IsInOrder(text, "jobs:", "runs-on:", "timeout-minutes:", "concurrency:", "environment:")
            .ShouldBeTrue();
        IsInOrder(text, "submodules:", "lfs:", "fetch-depth:", "progress:", "filter:")
            .ShouldBeTrue();
        IsInOrder(text, "id-token: write", "contents: read").ShouldBeTrue();
        IsInOrder(text, "env:", "MaxEpochs:", "GitHubOwner:", "NugetApiKey:", "GITHUB_TOKEN:")
            .ShouldBeTrue();
    }

    [Fact]
    public void Submodules_are_lower_case() =>
        Render(x =>
            {
                x.On = [GitHubActionsTrigger.Push];
                x.Submodules = GitHubActionsSubmodules.True;
            })
            .ShouldContain("          submodules: true\n");

    [Fact]
    public void Shorthand_and_detailed_triggers_exclude_each_other() =>
        Should
            .Throw<ArgumentException>(() =>
                Render(x =>
                {
                    x.On = [GitHubActionsTrigger.Push];
                    x.OnPullRequestBranches = ["main"];
                })
            )
            .Message.ShouldContain(
                "Workflows can only define either shorthand 'On' or 'On*' triggers"
            );

    [Fact]
    public void Workflows_need_a_trigger() =>
        Should
            .Throw<ArgumentException>(() => Render(_ => { }))
            .Message.ShouldContain("Workflows must define either shorthand 'On' or 'On*' triggers");

    [Fact]
    public void Branches_are_either_included_or_ignored() =>
        Should
            .Throw<ArgumentException>(() =>
                Render(x =>
                {
                    x.OnPushTags = ["v1"];
                    x.OnPushBranchesIgnore = ["main"];
                })
            )
            .Message.ShouldContain(
                "Cannot use OnPushBranches/OnPushTags and OnPushBranchesIgnore/OnPushTagsIgnore in combination"
            );

    [Fact]
    public void Spaces_in_names_become_underscores()
    {
        var workflow = new TestWorkflowAttribute("my own build", GitHubActionsImage.UbuntuLatest);
        workflow.Id.ShouldBe("GitHubActions_my_own_build");
        workflow.DisplayName.ShouldBe("GitHubActions (my_own_build)");
        workflow.HostName.ShouldBe("GitHubActions");
        workflow.AutoGenerate.ShouldBeTrue();
    }

    private static YamlMappingNode Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents.ShouldHaveSingleItem().RootNode;
    }

    /// <summary>A trigger for workflows whose property is none itself.</summary>
    private static Action<TestWorkflowAttribute> Trigger(string property) =>
        property.StartsWith("On", StringComparison.Ordinal) && property != "OnCronSchedule"
            ? _ => { }
            : x => x.OnCronSchedule = "0 3 * * 1";

    private static bool Contradict(string first, string second)
    {
        static bool Includes(string x) => x is "OnPushBranches" or "OnPushTags";
        static bool Ignores(string x) => x is "OnPushBranchesIgnore" or "OnPushTagsIgnore";
        static bool Detailed(string x) => x != "On" && x.StartsWith("On", StringComparison.Ordinal);
        return (Includes(first) && Ignores(second))
            || (Ignores(first) && Includes(second))
            || (first == "On" && Detailed(second))
            || (Detailed(first) && second == "On");
    }

    private static bool IsInOrder(string text, params string[] parts)
    {
        var position = 0;
        foreach (var part in parts)
        {
            position = text.IndexOf(part, position, StringComparison.Ordinal);
            if (position++ < 0)
                return false;
        }

        return true;
    }
}
