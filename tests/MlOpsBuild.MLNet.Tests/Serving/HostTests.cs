using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Serving;

/// <summary>The sample with a trainer of ML.NET, from data to a program that answers.</summary>
public sealed partial class HostTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_program_gives_the_outputs_that_were_evaluated()
    {
        Plugins.Add(typeof(MlNetRuntime).Assembly);
        using var folder = new TemporaryFolder();
        CopySample(folder.Path);
        var project = ModelProject.Open(new ModelProjectOptions { Root = folder.Path });
        await project.TrainAsync(TestContext.Current.CancellationToken);
        await project.EvaluateAsync(TestContext.Current.CancellationToken);
        var files = await project.PrepareServingAsync(TestContext.Current.CancellationToken);
        files.Kinds.ShouldBe([MlNetModel.Kind]);
        files.Golden.Count.ShouldBeGreaterThan(50);

        var output = new StringBuilder();
        using var process = Start(files.Folder, output);
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(process, output) };
            foreach (var row in files.Golden)
            {
                using var answer = await client.PostAsync(
                    "predict",
                    new StringContent(
                        Encoding.UTF8.GetString(row.Inputs.Span),
                        Encoding.UTF8,
                        "application/json"
                    ),
                    TestContext.Current.CancellationToken
                );
                var json = await answer.Content.ReadFromJsonAsync<JsonElement>(
                    TestContext.Current.CancellationToken
                );
                answer.IsSuccessStatusCode.ShouldBeTrue(json.GetRawText());
                json.GetProperty("predictions")[0]
                    .GetProperty("probability")
                    .GetDouble()
                    .ShouldBe(row.Outputs[0]);
            }
        }
        finally
        {
            process.StandardInput.Close(); // which ends it
        }

        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, output.ToString());
    }

    private static void CopySample(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        foreach (var file in new[] { "data/telco_churn.csv", "data/schema.yaml", "mlops.yaml" })
        {
            File.Copy(Path.Combine(Repository.Sample, file), Path.Combine(folder, file));
        }

        var config = Path.Combine(folder, "mlops.yaml");
        var text = File.ReadAllText(config);
        text = Edit(text, "trainer: gbdt ", "trainer: mlnet/fast-tree ");
        text = Edit(text, "    trees: 300 ", "    trees: 50 ");
        text = Edit(text, "    depth: 5 ", "    leaves: 16 ");
        text = Edit(text, "baseline: main ", "baseline: constant ");
        File.WriteAllText(config, text);
    }

    private static string Edit(string text, string found, string by)
    {
        text.ShouldContain(found);
        return text.Replace(found, by, StringComparison.Ordinal);
    }

    private static Process Start(string models, StringBuilder output)
    {
        var program = Path.Combine(
            Repository.Root,
            "src/MlOpsBuild.MLNet.Serving/bin",
            // As this test was built.
            new DirectoryInfo(AppContext.BaseDirectory)
                .Parent!
                .Name,
            "net10.0/mlops-serve.dll"
        );
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet",
                [
                    program,
                    "serve",
                    "--models",
                    models,
                    "--address",
                    "127.0.0.1",
                    "--port",
                    "0",
                    "--stop-on",
                    "end-of-input",
                ]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        void Add(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }

        process.OutputDataReceived += (_, e) => Add(e.Data);
        process.ErrorDataReceived += (_, e) => Add(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<Uri> AddressAsync(Process process, StringBuilder output)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            string text;
            lock (output)
            {
                text = output.ToString();
            }

            if (Address().Match(text) is { Success: true } found)
            {
                return new Uri(found.Value);
            }

            process.HasExited.ShouldBeFalse(text);
            await Task.Delay(20, limit.Token);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
