using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Tests.Observability.Otlp;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Pages;

/// <summary>The program as it is started, with all that watches it; MLOPS_SERVE names another build of it, e.g. the published file.</summary>
public sealed class ServeProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-watch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task PagesMetricsLogAndTelemetryWorkTogetherAndEndCleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM");
        await SampleServing.WriteModelAsync(
            Path.Combine(_folder, "champion"),
            SampleServing.Mixed,
            trees: 5,
            rows: 500
        );
        var logs = Path.Combine(_folder, "logs");
        SampleServing.WriteSettings(
            _folder,
            new ServeSettings
            {
                Model = "sample",
                Models = [new ServedModelSettings { Name = "champion", Path = "champion" }],
                Log = new PredictionLogSettings { Folder = logs },
            }
        );
        await using var receiver = await OtlpReceiver.StartAsync();
        using var process = Start(receiver.Url);
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadLineAsync() ?? await error;
        said.ShouldContain(" serves sample at http://127.0.0.1:");
        using var http = new HttpClient
        {
            BaseAddress = new Uri(
                said[said.IndexOf("http", StringComparison.Ordinal)..].TrimEnd('.') + "/"
            ),
        };
        var random = new StableRandom(5, "process");
        var rows = Enumerable
            .Range(0, 50)
            .Select(_ => SampleServing.Row(SampleServing.Mixed, random))
            .ToList();
        var answers = new List<double>();
        foreach (var row in rows)
        {
            using var content = new StringContent(row, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("predict", content);
            var text = await answer.Content.ReadAsStringAsync();
            answers.Add(
                JsonNode.Parse(text)!["predictions"]![0]!["probability"]!.GetValue<double>()
            );
        }

        (await http.GetStringAsync("")).ShouldContain(
            "<script type=\"application/json\" id=\"contract\">"
        );
        JsonNode.Parse(await http.GetStringAsync("openapi.json"))!["openapi"]!
            .GetValue<string>()
            .ShouldBe("3.1.0");
        (await http.GetStringAsync("model-card")).ShouldBe("# Sample\n");
        (await http.GetStringAsync("metrics")).ShouldContain(
            "mlops_serve_rows_total{model=\"champion\"} 50\n"
        );
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await error).ShouldBe("");
        process.ExitCode.ShouldBe(0);

        // Each row is in the log as it was sent, with what was answered.
        var lines = await File.ReadAllLinesAsync(Path.Combine(logs, "predictions.jsonl"));
        lines.Length.ShouldBe(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var line = JsonNode.Parse(lines[i])!;
            JsonNode.DeepEquals(line["inputs"], JsonNode.Parse(rows[i])).ShouldBeTrue(lines[i]);
            line["outputs"]![0]!.GetValue<double>().ShouldBe(answers[i]);
        }

        var received = receiver.All();
        received.Count(r => r.Path == "/v1/metrics").ShouldBe(1);
        received
            .Where(r => r.Path == "/v1/traces")
            .Sum(r =>
                JsonNode.Parse(r.Body)!["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!
                    .AsArray()
                    .Count
            )
            .ShouldBe(50);
    }

    private Process Start(string receiver)
    {
        var program = Environment.GetEnvironmentVariable("MLOPS_SERVE");
        var info = new ProcessStartInfo(program ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (program is null)
        {
            info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "mlops-serve.dll"));
        }

        foreach (var argument in (string[])["serve", "--models", _folder, "--port", "0"])
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver;
        info.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/json";
        return Process.Start(info)!;
    }
}
