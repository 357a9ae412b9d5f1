using System.Text.Json;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Nuke.Workflows;

namespace MlOpsBuild.IntegrationTests;

/// <summary>The workflows of this repository: up to date, and with the same results as a command line.</summary>
public sealed class WorkflowTests
{
    private const string Actor = "me";
    private const string Token = "s3cret-pass";

    // bcrypt of the token, at its lowest cost
    private const string User = "me:$2y$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy";

    private static readonly string[] Reports = ["report.json", "report.md", "junit.xml"];

    [Fact]
    public void Committed_workflows_are_what_the_build_generates()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-committed-").FullName;
        try
        {
            foreach (
                var file in new[]
                {
                    ".nuke/parameters.json",
                    "build.cmd",
                    "build.sh",
                    "global.json",
                    "templates/mlopsbuild/mlops.yaml",
                }
            )
            {
                var target = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(Programs.Repository, file), target);
            }

            Programs
                .Run(
                    "dotnet",
                    [
                        Programs.BuildHost,
                        "--generate-configuration",
                        "GitHubActions_mlops",
                        "--host",
                        "GitHubActions",
                        "--root",
                        folder,
                    ],
                    folder
                )
                .ShouldEndWith(0);
            var generated = Read(folder);
            generated.Count.ShouldBeGreaterThan(1);
            Read(Programs.Repository).ShouldBe(generated);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static SortedDictionary<string, string> Read(string root) =>
            new(
                Directory
                    .GetFiles(Path.Combine(root, ".github", "workflows"), "mlops*.yml")
                    .ToDictionary(f => Path.GetFileName(f), File.ReadAllText),
                StringComparer.Ordinal
            );
    }

    [Fact]
    public async Task Steps_of_a_pull_request_give_what_the_same_command_gives_elsewhere()
    {
        DockerRegistry.Need();
        Assert.SkipUnless(
            Programs.Run("bash", ["-c", "command -v docker"], "/").ExitCode == 0,
            "docker is not on the PATH"
        );
        await using var registry = new DockerRegistry();
        var users = Path.Combine(registry.Folder, "users");
        await File.WriteAllTextAsync(users, User + "\n", TestContext.Current.CancellationToken);
        registry.Auth = $$"""auth: { htpasswd: { realm: tests, path: "{{users}}" } }""";
        await registry.InitializeAsync();
        using var origin = new PullRequestOrigin();
        var workflow = new WorkflowYaml(
            await File.ReadAllTextAsync(
                Path.Combine(origin.Root, ".github", "workflows", "mlops.yml"),
                TestContext.Current.CancellationToken
            )
        );

        var clone = origin.Clone("laptop");
        TakeBuildProgram(clone);
        Programs
            .Run("bash", ["-c", "./build.sh Report"], clone, Outside(origin))
            .ShouldEndWith(0)
            .ShouldSay("train       ran");

        var runner = Runner(origin, "workspace", "pull_request", registry.Port);
        runner.Run(workflow.Jobs.Single(j => j.Id == "report").Job);
        runner.Ran.ShouldBe([
            "Registry of this repository",
            "Log in to ghcr.io",
            "Results from the registry",
            "Report",
        ]);
        var artifact = runner.Artifacts.ShouldHaveSingleItem();
        artifact.Key.ShouldBe("mlops-report");
        foreach (var report in Reports)
        {
            File.ReadAllText(Path.Combine(artifact.Value, report))
                .ShouldBe(
                    File.ReadAllText(Path.Combine(clone, "artifacts", "report", report)),
                    report
                );
        }

        runner.Summary.ShouldContain("telco-churn");
        var locks = Locks(origin, "workspace");
        locks.Keys.ShouldBe(["check-data.json", "evaluate.json", "train.json"]);
        locks.ShouldBe(Locks(origin, "laptop"));
        File.ReadAllText(Path.Combine(clone, "templates/mlopsbuild/mlops.lock/train.json"))
            .ShouldNotBe(
                File.ReadAllText(
                    Path.Combine(origin.Root, "templates/mlopsbuild/mlops.lock/train.json")
                ),
                "the pull request changes the model"
            );

        // Pushed to the main branch, the same goes to the registry, where others find it.
        var push = Runner(origin, "workspace", "push", registry.Port);
        push.Run(workflow.Jobs.Single(j => j.Id == "share").Job);
        push.Ran[^1].ShouldBe("Results to the registry");
        Directory
            .Exists(
                Path.Combine(
                    registry.Folder,
                    "data/docker/registry/v2/repositories/acme/widgets/telco-churn"
                )
            )
            .ShouldBeTrue();
    }

    /// <summary>
    /// Saves a minute: the program of this repository is of the same sources, which build.sh finds out for itself.
    /// </summary>
    private static void TakeBuildProgram(string clone)
    {
        foreach (var folder in new[] { "build/bin/Host", ".nuke/temp/build-host" })
        {
            var source = Path.Combine(Programs.Repository, folder);
            foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(clone, folder, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private static WorkflowRunner Runner(
        PullRequestOrigin origin,
        string name,
        string happening,
        int port
    )
    {
        var workspace = Path.Combine(origin.Folder, name);
        if (!Directory.Exists(workspace))
        {
            origin.CheckOut(name);
        }

        var temporary = Path.Combine(origin.Folder, $"runner-{happening}");
        Directory.CreateDirectory(temporary);
        var isPull = happening == "pull_request";
        var payload = Path.Combine(temporary, "event.json");
        File.WriteAllText(
            payload,
            isPull
                ? JsonSerializer.Serialize(
                    new
                    {
                        number = 1,
                        pull_request = new { number = 1, head = new { sha = origin.Head } },
                    }
                )
                : "{}"
        );
        return new WorkflowRunner(
            workspace,
            temporary,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["github.token"] = Token,
                [
                    "github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository"
                ] = "true",
                ["github.event.pull_request.head.sha || github.sha"] = isPull
                    ? origin.Head
                    : origin.Merge,
                ["always()"] = "true",
                ["!cancelled()"] = "true",
            },
            [
                .. Outside(origin),
                ("CI", "true"),
                ("GITHUB_ACTIONS", "true"),
                ("GITHUB_ACTOR", Actor),
                ("GITHUB_API_URL", "http://127.0.0.1:1"),
                ("GITHUB_BASE_REF", isPull ? "main" : ""),
                ("GITHUB_EVENT_NAME", happening),
                ("GITHUB_EVENT_PATH", payload),
                ("GITHUB_HEAD_REF", isPull ? "topic" : ""),
                ("GITHUB_JOB", isPull ? "report" : "share"),
                ("GITHUB_REF", isPull ? "refs/pull/1/merge" : "refs/heads/main"),
                ("GITHUB_REF_NAME", isPull ? "1/merge" : "main"),
                ("GITHUB_REPOSITORY", "Acme/Widgets"),
                ("GITHUB_REPOSITORY_OWNER", "Acme"),
                ("GITHUB_RUN_ATTEMPT", "1"),
                ("GITHUB_RUN_ID", "4711"),
                ("GITHUB_RUN_NUMBER", "12"),
                ("GITHUB_SERVER_URL", "https://github.com"),
                ("GITHUB_SHA", origin.Merge),
                ("GITHUB_WORKFLOW", "mlops"),
                ("GITHUB_WORKSPACE", workspace),
                ("RUNNER_OS", "Linux"),
                ("RUNNER_TEMP", temporary),
                ("DOCKER_CONFIG", Path.Combine(temporary, "docker")),
            ],
            text => text.Replace("ghcr.io", $"127.0.0.1:{port}", StringComparison.Ordinal)
        );
    }

    /// <summary>What runs the tests, and where, must not show.</summary>
    private static IEnumerable<(string Name, string? Value)> Outside(PullRequestOrigin origin) =>
        Environment
            .GetEnvironmentVariables()
            .Keys.Cast<string>()
            .Where(n =>
                n is "CI"
                || n.StartsWith("GITHUB_", StringComparison.Ordinal)
                || n.StartsWith("RUNNER_", StringComparison.Ordinal)
            )
            .Select(n => (n, (string?)null))
            .Append(("DOCKER_CONFIG", Path.Combine(origin.Folder, "nobody")));

    private static SortedDictionary<string, string> Locks(PullRequestOrigin origin, string name) =>
        new(
            Directory
                .GetFiles(Path.Combine(origin.Folder, name, "templates/mlopsbuild/mlops.lock"))
                .ToDictionary(f => Path.GetFileName(f), File.ReadAllText),
            StringComparer.Ordinal
        );
}
