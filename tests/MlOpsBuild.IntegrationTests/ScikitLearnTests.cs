using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlOpsBuild.IntegrationTests;

/// <summary>A real scikit-learn model, trained by a program, from data to answers; the program is that of the documentation.</summary>
public sealed partial class ScikitLearnTests
{
    [Fact]
    public async Task A_model_of_scikit_learn_goes_all_the_way()
    {
        ScikitLearnProject.RequireScikitLearn();
        using var project = ScikitLearnProject.Create();
        var run = Run(project, "Report").ShouldEndWith(0);
        run.ShouldSay("5568 rows of 19 features");
        run.ShouldNotSay("progress 0.1");
        Auc(project).ShouldBe(Reference(), 1e-12);
        using (var training = Output(project, "train", "training.json"))
        {
            training
                .RootElement.GetProperty("metrics")
                .GetProperty("iterations")
                .GetInt32()
                .ShouldBe(100);
            training
                .RootElement.GetProperty("facts")
                .GetProperty("programs")
                .GetProperty("python3")
                .GetString()!
                .ShouldStartWith("Python 3.");
        }

        Run(project, "Report").ShouldEndWith(0).ShouldSay("5 of 5 stages were hits; none ran.");
        File.AppendAllText(project.PathOf("train.py"), "# another line\n");
        Run(project, "Explain").ShouldEndWith(0).ShouldSay("train       miss     train.py");
        Run(project, "Train").ShouldEndWith(0).ShouldSay("train.py");

        await ServeAsync(project);
    }

    [Fact]
    public void Two_trainings_give_the_same_bytes_and_both_protocols_the_same_outputs()
    {
        ScikitLearnProject.RequireScikitLearn();
        using var first = ScikitLearnProject.Create();
        using var second = ScikitLearnProject.Create();
        using var csv = ScikitLearnProject.Create("csv");
        Run(first, "Evaluate", "--threads", "1").ShouldEndWith(0);
        Run(second, "Evaluate", "--threads", "2").ShouldEndWith(0);
        Run(csv, "Evaluate").ShouldEndWith(0);
        var locks = first.Locks();
        locks.Keys.ShouldContain("train.json");
        foreach (var (file, text) in second.Locks())
        {
            text.ShouldBe(locks[file]);
        }

        OutputOf(csv, "evaluate", "predictions.bin")
            .ShouldBe(OutputOf(first, "evaluate", "predictions.bin"));
    }

    [Fact]
    public void What_a_program_needs_and_is_not_there_is_told_and_nothing_is_recorded()
    {
        using var project = ScikitLearnProject.Create();
        project.Edit(project.Config, "[python3, train.py]", "[python-99, train.py]");
        Run(project, "Explain").ShouldEndWith(0);
        Run(project, "Train")
            .ShouldEndWith(1)
            .ShouldSay("train.command starts 'python-99', which is neither")
            .ShouldShowNoStack();
        project.Locks().Keys.ShouldBe(["check-data.json"]);
    }

    [Fact]
    public void A_secret_that_a_program_prints_is_not_shown()
    {
        using var project = ScikitLearnProject.Create();
        File.WriteAllText(
            project.PathOf("train.py"),
            "import sys\nprint('the key is hunter2-hunter2')\nsys.exit('hunter2-hunter2 is wrong')\n"
        );
        project
            .RunWith(
                [.. ScikitLearnProject.Environment, ("GITHUB_TOKEN", "hunter2-hunter2")],
                "Train"
            )
            .ShouldEndWith(1)
            .ShouldSay("the key is ")
            .ShouldSay(" is wrong")
            .ShouldNotSay("hunter2");
    }

    // Ctrl+C reaches the build alone: it asks the program to end, and kills it if it does not.
    [Theory]
    [InlineData("")]
    [InlineData("signal.signal(signal.SIGTERM, signal.SIG_IGN)")]
    public async Task An_interrupted_build_leaves_no_program_running(string first)
    {
        ScikitLearnProject.RequireScikitLearn();
        using var project = ScikitLearnProject.Create();
        File.WriteAllText(
            project.PathOf("train.py"),
            $"import os, signal, time\n{first}\nprint('process', os.getpid())\ntime.sleep(1000)\n"
        );
        var output = new StringBuilder();
        using var process = Programs.Start(
            "dotnet",
            [project.Build, "Train", "--no-logo"],
            project.Root,
            ScikitLearnProject.Environment,
            output
        );
        var program = (await ServedProject.MatchAsync(ProcessNumber(), process, output))
            .Groups["id"]
            .Value;
        Directory.Exists($"/proc/{program}").ShouldBeTrue();
        Programs.Run("kill", ["-INT", $"{process.Id}"], project.Root).ShouldEndWith(0);
        Programs.Finish(process, output).ExitCode.ShouldNotBe(0);
        Directory.Exists($"/proc/{program}").ShouldBeFalse();
        project.Locks().Keys.ShouldBe(["check-data.json"]);
    }

    private static RunResult Run(SampleProject project, params string[] arguments) =>
        project.RunWith(ScikitLearnProject.Environment, arguments);

    private static string OutputOf(SampleProject project, string stage, string file)
    {
        using var held = JsonDocument.Parse(project.Locks()[stage + ".json"]);
        return held
            .RootElement.GetProperty("outputs")
            .GetProperty(file)
            .GetProperty("digest")
            .GetString()!;
    }

    private static JsonDocument Output(SampleProject project, string stage, string file)
    {
        var digest = OutputOf(project, stage, file)["sha256:".Length..];
        return JsonDocument.Parse(
            File.ReadAllBytes(project.PathOf(".mlops", "store", "blobs", "sha256", digest))
        );
    }

    private static double Auc(SampleProject project)
    {
        using var evaluation = Output(project, "evaluate", "evaluation.json");
        return evaluation
            .RootElement.GetProperty("metrics")
            .EnumerateArray()
            .Single(m => m.GetProperty("name").GetString() == "auc")
            .GetProperty("value")
            .GetDouble();
    }

    // What scikit-learn says of the same model on the same rows, by a program of its own.
    private static double Reference()
    {
        var references = Path.Combine(Programs.Repository, "tests", "references");
        var result = Programs
            .Run(
                ScikitLearnProject.Python,
                [
                    Path.Combine(references, "sklearn_reference.py"),
                    "--data",
                    Path.Combine(Programs.Repository, "templates/mlopsbuild/data/telco_churn.csv"),
                    "--label",
                    "churn",
                    "--task",
                    "binary",
                    "--positive",
                    "Yes",
                    "--rows",
                    Path.Combine(references, "telco_test_rows.json"),
                ],
                references
            )
            .ShouldEndWith(0);
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("histGradientBoosting").GetProperty("auc").GetDouble();
    }

    private static async Task ServeAsync(SampleProject project)
    {
        var output = new StringBuilder();
        using var process = Programs.Start(
            "dotnet",
            [project.Build, "Serve", "--port", "0", "--no-logo"],
            project.Root,
            ScikitLearnProject.Environment,
            output
        );
        var address = await ServedProject.AddressAsync(process, output);
        using var client = new HttpClient { BaseAddress = address };
        await ServedProject.ShouldAnswerGoldenRowsAsync(client, project);

        Programs.Run("kill", ["-INT", $"{process.Id}"], project.Root).ShouldEndWith(0);
        Programs.Finish(process, output).ShouldShowNoStack();
    }

    [GeneratedRegex(@"\| process (?<id>[0-9]+)")]
    private static partial Regex ProcessNumber();
}
