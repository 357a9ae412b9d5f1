using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Tests.Pages;
using MlOpsBuild.Serving.Tests.Routing;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Processes;

/// <summary>A program's model behind the same protocols as any other.</summary>
public sealed class ServedProcessTests
{
    private const string Program = """
        import json, os, sys
        for line in sys.stdin:
            rows = json.loads(line)["rows"]
            if [-2.0] in rows or [-2] in rows:
                os._exit(3)
            print(json.dumps({"outputs": [[os.getpid() if x == -1 else x / 3] for (x,) in rows]}))
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<TestServer> StartAsync(
        PythonModel model,
        params IReadOnlyList<IModelRuntime> runtimes
    )
    {
        if (runtimes.Count == 0)
        {
            model.WriteManifest();
        }

        var distribution = new Distribution { Edges = [], Counts = [1] };
        var contract = new ServingContract
        {
            Model = "thirds",
            Features =
            [
                new()
                {
                    Name = "x0",
                    Type = FeatureType.Number,
                    Training = distribution,
                },
            ],
            Scores = distribution,
        };
        await File.WriteAllBytesAsync(
            Path.Combine(model.Folder.FullName, ServingContract.FileName),
            contract.ToBytes(),
            Ct
        );
        var settings = new ServeSettings
        {
            Model = "thirds",
            Models = [new() { Name = "champion", Path = "." }],
        };
        return await TestServer.StartAsync(
            settings,
            ModelLoader.Load(model.Folder.FullName, settings, runtimes)
        );
    }

    private static async Task<(HttpStatusCode Status, double Output)> PredictAsync(
        TestServer server,
        string body
    )
    {
        using var answer = await server.Http.PostAsync(
            "predict",
            new StringContent(body, Encoding.UTF8, "application/json"),
            Ct
        );
        var text = await answer.Content.ReadAsStringAsync(Ct);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return (answer.StatusCode, 0);
        }

        using var json = JsonDocument.Parse(text);
        return (
            answer.StatusCode,
            json.RootElement.GetProperty("predictions")[0].GetProperty("prediction").GetDouble()
        );
    }

    [Fact]
    public async Task Predictions_come_from_the_program_bit_for_bit()
    {
        using var model = new PythonModel(Program);
        await using var server = await StartAsync(model);
        for (var i = 1; i < 50; i++)
        {
            var x = i * 0.7;
            var (status, output) = await PredictAsync(
                server,
                string.Create(CultureInfo.InvariantCulture, $"{{\"x0\":{x}}}")
            );
            status.ShouldBe(HttpStatusCode.OK);
            output.ShouldBe(x / 3);
        }

        using var invalid = await server.Http.PostAsync(
            "predict",
            new StringContent("{\"x0\":\"a\"}", Encoding.UTF8, "application/json"),
            Ct
        );
        invalid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Many_rows_are_one_request_to_the_program()
    {
        using var model = new PythonModel(Program);
        await using var server = await StartAsync(model);
        using var answer = await server.Http.PostAsync(
            "predict",
            new StringContent(
                "[{\"x0\":3},{\"x0\":6},{\"x0\":9}]",
                Encoding.UTF8,
                "application/json"
            ),
            Ct
        );
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        json.RootElement.GetProperty("predictions")
            .EnumerateArray()
            .Select(p => p.GetProperty("prediction").GetDouble())
            .ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task While_the_program_is_away_the_answer_is_503_and_the_server_is_not_ready()
    {
        using var model = new PythonModel(Program);
        await using var server = await StartAsync(model);
        (await PredictAsync(server, "{\"x0\":-2}")).Status.ShouldBe(
            HttpStatusCode.ServiceUnavailable
        );
        await TestFront.UntilAsync(async () =>
        {
            using var ready = await server.Http.GetAsync("v2/health/ready", Ct);
            return ready.IsSuccessStatusCode;
        });
        (await PredictAsync(server, "{\"x0\":3}")).ShouldBe((HttpStatusCode.OK, 1));
    }

    [Fact]
    public async Task What_a_host_opens_is_served_and_disposed()
    {
        using var model = new PythonModel("");
        var files = ModelFolder.DigestsOf(model.Folder.FullName);
        var manifest = new ModelManifest
        {
            Trainer = "halves",
            TrainerVersion = 1,
            Signature = model.Signature,
            Parameters = new Dictionary<string, object>(),
            Seed = 1,
            DataDigest = "",
        };
        await File.WriteAllBytesAsync(
            Path.Combine(model.Folder.FullName, ModelBundle.ManifestFile),
            ModelBundle.Write(manifest, new RuntimeWeights { Kind = "halves", Files = files }),
            Ct
        );
        var runtime = new Halves();
        await using (var server = await StartAsync(model, runtime))
        {
            (await PredictAsync(server, "{\"x0\":3}")).ShouldBe((HttpStatusCode.OK, 1.5));
        }

        runtime.IsDisposed.ShouldBeTrue();
    }

    private sealed class Halves : IModelRuntime, IScorer, IDisposable
    {
        public string Kind => "halves";

        public bool IsDisposed { get; private set; }

        public ModelSignature Signature { get; private set; } = null!;

        public IScorer Load(ModelManifest manifest, string folder)
        {
            Signature = manifest.Signature;
            return this;
        }

        public void ScoreRow(ReadOnlySpan<double> features, Span<double> output) =>
            output[0] = features[0] / 2;

        public void Score(FeatureMatrix features, Span<double> output) =>
            throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }

    [Fact]
    public async Task When_the_server_ends_no_program_is_left()
    {
        using var model = new PythonModel(Program);
        double pid;
        await using (var server = await StartAsync(model))
        {
            pid = (await PredictAsync(server, "{\"x0\":-1}")).Output;
            using var process = Process.GetProcessById((int)pid);
        }

        Should.Throw<ArgumentException>(() => Process.GetProcessById((int)pid));
    }
}
