using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlOpsBuild.IntegrationTests;

/// <summary>
/// A build project with a check, a metric, a plot and a trainer of its own, whose models a Python program computes: from data to a
/// server.
/// </summary>
public sealed partial class PluginTests
{
    private static SampleProject Project(string parameters = "")
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        var project = new SampleProject(git: true)
        {
            Build = Path.Combine(
                Programs.Repository,
                $"tests/PluginBuild/bin/{configuration}/PluginBuild.dll"
            ),
        };
        var text = File.ReadAllText(project.Config);
        var (train, evaluate) = (
            text.IndexOf("train:", StringComparison.Ordinal),
            text.IndexOf("evaluate:", StringComparison.Ordinal)
        );
        File.WriteAllText(
            project.Config,
            $"{text[..train]}train:\n  trainer: rates\n{parameters}\n{text[evaluate..]}"
        );
        project.Edit(
            project.Config,
            "- { metric: auc, min: 0.82 }",
            "- { metric: auc, min: 0.7 }\n    - { metric: alarmShare, max: 0.9 }"
        );
        project.Edit(project.Config, "maxGap: 0.05", "maxGap: 0.15");
        project.Edit(project.Config, "baseline: main", "baseline: production");
        project.Commit("rates");
        return project;
    }

    [Fact]
    public void Plug_ins_of_the_build_are_found_and_part_of_what_results_depend_on()
    {
        using var project = Project();
        project
            .Run("Report", "--feature-store-token", "s3cr3t-t0k3n")
            .ShouldEndWith(0)
            .ShouldSay("train       | logged in with ***")
            .ShouldSay("train       | 3 rates [31m of contract")
            .ShouldSay("Alarm share")
            .ShouldSay("at most 0.9")
            .ShouldNotSay("s3cr3t")
            .ShouldNotSay("\u001b[31m of");
        Directory
            .EnumerateFiles(project.Root, "*", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("s3cr3t-t0k3n", StringComparison.Ordinal))
            .ShouldBeEmpty();
        var html = File.ReadAllText(project.PathOf("artifacts", "report", "report.html"));
        html.ShouldContain("Made by the build");
        html.ShouldContain("there are 20 columns to look at");

        project.Commit("locks");
        project.Run("Evaluate").ShouldEndWith(0).ShouldSay("evaluate    hit");
        project
            .RunWith([("ALARM_SHARE_VERSION", "2")], "Evaluate")
            .ShouldEndWith(0)
            .ShouldSay("train       hit")
            .ShouldSay("plugins.metrics.alarmShare: 1 -> 2");
        Directory.EnumerateFileSystemEntries(project.PathOf(".mlops", "runs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_of_a_program_is_registered_verified_made_again_promoted_and_served()
    {
        using var project = Project();
        project.Run("Evaluate").ShouldEndWith(0);
        project.Commit("locks");
        project.Run("Register").ShouldEndWith(0);
        project
            .Run("Verify")
            .ShouldEndWith(0)
            .ShouldSay("model/lib/rates.py")
            .ShouldSay("model/data/rates.json")
            .ShouldSay("16 ok");
        project.Run("Reproduce").ShouldEndWith(0).ShouldSay("byte for byte");
        project.Run("Promote").ShouldEndWith(0);

        // The one in production computes the comparison; another version of the model is served beside it.
        project.Edit(
            project.Config,
            "rates\n",
            "rates\n  parameters: { column: internet_service }\n"
        );
        project.Run("Evaluate").ShouldEndWith(3).ShouldSay("worse than the baseline's 0.7431");
        File.AppendAllText(
            project.Config,
            "\nserve:\n  models:\n    - { version: v1.0.0, weight: 100 }\n"
        );
        var output = new StringBuilder();
        using var process = project.Start(output, "Serve", "--port", "0");
        string? address = null;
        while (address is null && !process.HasExited)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            lock (output)
            {
                address = Address().Match(output.ToString()) is { Success: true } match
                    ? match.Value
                    : null;
            }
        }

        address.ShouldNotBeNull(output.ToString());
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var (inputs, expected) = GoldenFile.Of(project)[0];
        (await AskAsync(client, "predict?model=telco-churn", inputs)).ShouldBe(expected);
        (await AskAsync(client, "predict", inputs)).ShouldNotBe(expected);
        Programs.Run("kill", ["-INT", $"{process.Id}"], project.Root).ShouldEndWith(0);
        Programs.Finish(process, output).ShouldShowNoStack();
    }

    [Fact]
    public void A_program_that_takes_files_is_evaluated_and_not_served()
    {
        using var lines = Project();
        lines.Run("Evaluate").ShouldEndWith(0);
        using var csv = Project("  parameters: { protocol: csv }\n");
        csv.Run("Evaluate").ShouldEndWith(0);
        GoldenFile.Of(csv).ShouldBe(GoldenFile.Of(lines));
        csv.Run("Serve")
            .ShouldEndWith(2)
            .ShouldSay("mlops.yaml: The program of telco-churn takes files (train: protocol: csv)")
            .ShouldShowNoStack();
    }

    private static async Task<double> AskAsync(HttpClient client, string path, string inputs)
    {
        using var answer = await client.PostAsync(
            path,
            new StringContent(inputs, Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(
            TestContext.Current.CancellationToken
        );
        return json.GetProperty("predictions")[0].GetProperty("probability").GetDouble();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
