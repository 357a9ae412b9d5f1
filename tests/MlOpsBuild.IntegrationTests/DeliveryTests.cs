using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MlOpsBuild.Delivery.Tests;

namespace MlOpsBuild.IntegrationTests;

/// <summary>From data to a model that is served: an image, an environment, and the way back, as a user would.</summary>
public sealed class DeliveryTests(TestEngine engine)
{
    [Fact]
    public async Task A_model_goes_into_an_image_to_an_environment_and_back_while_it_answers()
    {
        using var project = await ProjectAsync("strategy: blue-green");
        Run(project, "Deploy").ShouldEndWith(2).ShouldSay("has no registered version");
        Run(project, "Register", "Containerize", "Report")
            .ShouldEndWith(0)
            .ShouldSay("100 golden rows through the running image: equal bit for bit")
            .ShouldSay("It is the image of telco-churn v1.0.0")
            .ShouldSay("Serving image: 100 golden rows equal bit for bit");
        File.ReadAllText(project.PathOf("artifacts", "report", "report.md"))
            .ShouldContain("Serving image");
        Run(project, "Containerize")
            .ShouldEndWith(0)
            .ShouldSay("nothing changed")
            .ShouldNotSay("building");
        Run(project, "Deploy", "--environment", "stagin")
            .ShouldEndWith(2)
            .ShouldSay("Did you mean 'staging'?");
        Run(project, "Deploy").ShouldEndWith(0).ShouldSay("staging: telco-churn v1.0.0");
        var first = GoldenFile.Of(project);
        using var client = new HttpClient { BaseAddress = Address(project) };
        (await AskAsync(client, first[0].Inputs)).ShouldBe(first[0].Output);

        project.Edit(project.Config, "trees: 300", "trees: 250");
        project.Commit("fewer trees");
        Run(project, "Register", "Containerize").ShouldEndWith(0).ShouldSay("v1.0.1");
        var second = GoldenFile.Of(project);
        var row = second[0].Inputs;
        var before = first.First(r => r.Inputs == row).Output;
        before.ShouldNotBe(second[0].Output);

        // Requests go on while one takes over from the other, forth and back; each is answered by one of the two.
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(client, row, stop.Token);
        Run(project, "Deploy").ShouldEndWith(0).ShouldSay("was telco-churn v1.0.0");
        (await AskAsync(client, row)).ShouldBe(second[0].Output);
        Run(project, "Rollback", "--environment", "staging")
            .ShouldEndWith(0)
            .ShouldSay("telco-churn v1.0.0")
            .ShouldSay("serves again at");
        (await AskAsync(client, row)).ShouldBe(before);
        await stop.CancelAsync();
        var answers = await load;
        answers.Distinct().ShouldBe([before, second[0].Output], ignoreOrder: true);

        Run(project, "Deployments")
            .ShouldEndWith(0)
            .ShouldSay("telco-churn answers at")
            .ShouldSay("last: rollback of v1.0.0")
            .ShouldSay("deploy, blue-green");
        Run(project, "Lineage").ShouldEndWith(0).ShouldSay("mlops/telco-churn:");
        Run(project, "Verify").ShouldEndWith(0);
    }

    [Fact]
    public async Task An_image_beyond_its_limits_is_rejected_in_the_report_too_and_never_deployed()
    {
        using var project = await ProjectAsync("strategy: replace");
        project.Edit(
            project.Config,
            "  baseImage:",
            "  gates: [{ metric: imageBytes, max: 1000 }]\n  baseImage:"
        );
        Run(project, "Register").ShouldEndWith(0);
        Run(project, "Containerize", "Report")
            .ShouldEndWith(3)
            .ShouldSay("Model accepted, its image is not")
            .ShouldShowNoStack();
        File.ReadAllText(project.PathOf("artifacts", "report", "report.md"))
            .ShouldContain("Model accepted, its image is not");
        Run(project, "Deploy").ShouldEndWith(2).ShouldSay("No image of telco-churn v1.0.0");
    }

    [Fact]
    public void Without_an_engine_the_targets_say_how_to_get_one_and_all_before_them_works()
    {
        using var project = new SampleProject(git: true);
        File.AppendAllText(
            project.Config,
            "\ndeploy: { environments: { staging: { port: 18080 } } }\n"
        );
        (string, string?)[] nowhere = [("DOCKER_HOST", $"unix://{project.PathOf("no.sock")}")];
        project
            .RunWith(nowhere, "Register", "Containerize", "Report")
            .ShouldEndWith(1)
            .ShouldSay("Registered telco-churn v1.0.0")
            .ShouldSay("no.sock")
            .ShouldSay("docker")
            .ShouldSay("Report: artifacts/report/report.html")
            .ShouldShowNoStack();
        project
            .RunWith(nowhere, "Deployments")
            .ShouldEndWith(1)
            .ShouldSay("no.sock")
            .ShouldShowNoStack();
    }

    private RunResult Run(SampleProject project, params string[] arguments) =>
        project.RunWith([("DOCKER_HOST", engine.Daemon.Endpoint)], arguments);

    private async Task<SampleProject> ProjectAsync(string strategy)
    {
        await engine.NeedAsync();
        var baseImage = await engine.NeedDebianAsync();
        var project = new SampleProject(git: true);
        File.AppendAllText(
            project.Config,
            $$"""

            container:
              baseImage: {{baseImage}}
            deploy:
              environments:
                staging: { port: {{FreePort()}}, {{strategy}} }

            """
        );
        project.Commit("serve it");
        return project;
    }

    private static Uri Address(SampleProject project)
    {
        var text = File.ReadAllText(project.Config);
        var at = text.LastIndexOf("port: ", StringComparison.Ordinal) + 6;
        return new Uri($"http://127.0.0.1:{text[at..text.IndexOf(',', at)]}/");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<double> AskAsync(HttpClient client, string row)
    {
        using var answer = await client.PostAsync(
            "predict",
            new StringContent(row, Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.GetRawText());
        return json.GetProperty("predictions")[0].GetProperty("probability").GetDouble();
    }

    // One that failed would end the test.
    private static async Task<List<double>> LoadAsync(
        HttpClient client,
        string row,
        CancellationToken stop
    )
    {
        var answers = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            answers.Add(await AskAsync(client, row));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        return answers;
    }
}
