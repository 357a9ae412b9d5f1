using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MlOpsBuild.IntegrationTests;

/// <summary>The evaluated model answers on this machine, as a user would have it.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Serve_answers_with_the_bits_that_were_evaluated_until_it_is_interrupted()
    {
        using var project = new SampleProject();
        var output = new StringBuilder();
        using var process = project.Start(output, "Serve", "--port", "0");
        var address = await ServedProject.AddressAsync(process, output);
        using var client = new HttpClient { BaseAddress = address };
        await ServedProject.ShouldAnswerGoldenRowsAsync(client, project);

        var page = await client.GetStringAsync("", TestContext.Current.CancellationToken);
        page.ShouldContain("telco-churn");
        page.ShouldContain("Training"); // of the model card
        page.ShouldNotContain("outside a Git repository");
        (
            await client.GetStringAsync("metrics", TestContext.Current.CancellationToken)
        ).ShouldContain("mlops_");

        Programs.Run("kill", ["-INT", $"{process.Id}"], project.Root).ShouldEndWith(0);
        Programs.Finish(process, output).ShouldShowNoStack();
        await Should.ThrowAsync<HttpRequestException>(() =>
            client.GetStringAsync("v2/health/live", TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_rejected_model_and_registered_ones_are_served_too_each_by_its_name()
    {
        using var project = new SampleProject(git: true);
        project.Run("Register").ShouldEndWith(0);
        project.Edit(project.Config, "trees: 300", "trees: 5");
        project.Edit(project.Config, "min: 0.82", "min: 0.99");
        File.AppendAllText(
            project.Config,
            "\nserve:\n  models:\n    - { version: v1.0.0, weight: 100 }\n"
        );
        var output = new StringBuilder();
        using var process = project.Start(output, "Serve", "--port", "0");
        var address = await ServedProject.AddressAsync(process, output);
        using var client = new HttpClient { BaseAddress = address };
        var rows = GoldenFile.Of(project);

        // All requests go to v1.0.0; who names the evaluated model gets that one.
        var named = await AskAsync(client, "predict?model=telco-churn", rows[0].Inputs);
        named.Probability.ShouldBe(rows[0].Output);
        var first = await AskAsync(client, "predict", rows[0].Inputs);
        first.Probability.ShouldNotBe(rows[0].Output);
        first.Digest.ShouldNotBe(named.Digest);

        Programs.Run("kill", ["-INT", $"{process.Id}"], project.Root).ShouldEndWith(0);
        Programs.Finish(process, output).ShouldSay("The model that is served was rejected: ");
    }

    [Fact]
    public void What_cannot_be_served_is_said_in_one_line()
    {
        using var project = new SampleProject();
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        project
            .Run("Serve", "--port", $"{port}")
            .ShouldEndWith(1)
            .ShouldSay($"{port}")
            .ShouldSay("is taken")
            .ShouldShowNoStack();
        project.Run("Serve", "--port", "70000").ShouldEndWith(2).ShouldSay("--port is 70000");
        File.AppendAllText(project.Config, "\nserve: { apiKeys: true }\n");
        project
            .Run("Serve", "--port", "0")
            .ShouldEndWith(2)
            .ShouldSay("MLOPS_API_KEYS")
            .ShouldShowNoStack();
        File.AppendAllText(project.Config, "  \n");
        project.Edit(
            project.Config,
            "serve: { apiKeys: true }",
            "serve: { models: [{ version: v9.0.0, weight: 1 }] }"
        );
        project.Run("Serve", "--port", "0").ShouldEndWith(2).ShouldSay("v9.0.0");
    }

    private static async Task<(string Digest, double Probability)> AskAsync(
        HttpClient client,
        string path,
        string row
    )
    {
        using var answer = await client.PostAsync(
            path,
            new StringContent(row, Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.GetRawText());
        return (
            answer.Headers.GetValues("X-Model-Digest").Single(),
            json.GetProperty("predictions")[0].GetProperty("probability").GetDouble()
        );
    }
}
