using System.Text.Json.Nodes;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Training.Command;

public sealed class CommandTrainerTests
{
    [Theory]
    [InlineData("binary", "lines")]
    [InlineData("binary", "csv")]
    [InlineData("multiclass", "lines")]
    [InlineData("multiclass", "csv")]
    [InlineData("regression", "lines")]
    [InlineData("regression", "csv")]
    public async Task Any_program_trains_and_predicts_every_task(string task, string protocol)
    {
        using var project = new CommandProject();
        if (task == "regression")
        {
            // The label is the only number: another one to learn from.
            var lines = File.ReadAllLines(project.PathOf("data.csv"));
            project.Write(
                "data.csv",
                string.Join('\n', lines.Select((l, i) => i == 0 ? $"b,{l}" : $"{i % 7},{l}")) + "\n"
            );
            project.Write(
                "schema.yaml",
                "columns:\n  - { name: b, type: integer }\n  - { name: a, type: number }\n  - { name: group, type: category }\n  - { name: y, type: category }\n"
            );
        }

        project.WriteWay(
            "well",
            $", protocol: {protocol}",
            $"[dotnet, trainer/TestTrainer.dll, predict, {protocol}]",
            task
        );
        var comparison = await project.Open().EvaluateAsync(default);
        comparison.ShouldNotBeNull();
        project.Events.ShouldContain("ran train: first run");
        var trained = await project.TrainAsync();
        var manifest = await project.ManifestAsync(trained);
        manifest.Trainer.ShouldBe("command");
        manifest.Seed.ShouldBe(42UL);
        manifest.DataDigest.ShouldStartWith("sha256:");
        var folder = await project.ModelAsync(trained);
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f))
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "model.json",
                "stump.txt",
                "trainer/TestTrainer.deps.json",
                "trainer/TestTrainer.dll",
                "trainer/TestTrainer.runtimeconfig.json",
            ]);
        ModelBundle
            .ReadProcess(File.ReadAllBytes(Path.Combine(folder, "model.json")))!
            .Protocol.ShouldBe(protocol);
    }

    [Fact]
    public async Task The_same_inputs_are_a_hit_and_give_the_same_bytes_elsewhere()
    {
        using var project = new CommandProject();
        using var other = new CommandProject { Threads = 1 };
        foreach (var one in new[] { project, other })
        {
            one.WriteWay(
                "metrics, '{\"loss\": 0.25, \"rounds\": 3}'",
                ", parameters: { depth: 3 }"
            );
        }

        var first = await project.TrainAsync();
        (await project.TrainAsync()).Manifest.ShouldBe(first.Manifest);
        project.Events.ShouldBe(["ran train: first run", "hit train"]);
        (await other.TrainAsync()).Manifest.ShouldBe(first.Manifest);

        var manifest = await project.ManifestAsync(first);
        manifest.Parameters["depth"].ShouldBe(3L);
        manifest.Metrics.ShouldBe(
            new Dictionary<string, double> { ["loss"] = 0.25, ["rounds"] = 3 },
            ignoreOrder: true
        );
        var summary = JsonNode.Parse(await first.ReadAsync("training.json", default))!;
        summary["metrics"]!["rounds"]!.GetValue<int>().ShouldBe(3);
        summary["facts"]!["programs"]!["dotnet"]!.GetValue<string>().ShouldStartWith("10.");
        first.Outputs.ShouldNotContain(o => o.Path.EndsWith("metrics.json"));
    }

    [Theory]
    [InlineData("code", "trainer/TestTrainer.runtimeconfig.json")]
    [InlineData("dependencies", "requirements.txt")]
    [InlineData("command", "facts.command")]
    [InlineData("parameter", "parameters.depth: 3 -> 4")]
    [InlineData("seed", "seed: 42 -> 43")]
    public async Task What_the_model_depends_on_is_what_makes_it_train_again(
        string what,
        string reason
    )
    {
        using var project = new CommandProject();
        const string Parameters = ", parameters: { depth: 3 }";
        project.Write("requirements.txt", "numpy==1.24.2\n");
        project.WriteWay("well", Parameters);
        await project.TrainAsync();
        switch (what)
        {
            case "code":
                File.AppendAllText(project.PathOf("trainer/TestTrainer.runtimeconfig.json"), "\n");
                break;
            case "dependencies":
                project.Write("requirements.txt", "numpy==1.24.3\n");
                break;
            case "command":
                project.WriteWay("well, again", Parameters);
                break;
            case "parameter":
                project.WriteWay("well", ", parameters: { depth: 4 }");
                break;
            default:
                project.WriteWay("well", Parameters + ", seed: 43");
                break;
        }

        await project.TrainAsync();
        project.Events.Count.ShouldBe(2);
        project.Events[1].ShouldStartWith("ran train: ");
        project.Events[1].ShouldContain(reason);
    }

    [Fact]
    public async Task A_time_limit_is_no_reason_to_train_again()
    {
        using var project = new CommandProject();
        project.WriteWay("well");
        await project.TrainAsync();
        project.WriteWay("well", ", timeLimit: 5m");
        await project.TrainAsync();
        project.Events.ShouldBe(["ran train: first run", "hit train"]);
    }

    [Fact]
    public async Task The_program_finds_its_input_as_documented()
    {
        using var project = new CommandProject();
        project.Write(
            "data.csv",
            "a,group,flag,y\n0.1,x,1,No\n,\"x, \"\"y\"\"\",0,Yes\n1e-7,,1,No\n0.30000000000000004,z,0,Yes\n1,x,,No\n0.5,x,1,Yes\n0.25,z,0,No\n"
        );
        project.Write(
            "schema.yaml",
            """
            columns:
              - { name: a, type: number, nullable: true, min: 0, max: 1 }
              - { name: group, type: category, nullable: true }
              - { name: flag, type: boolean, nullable: true, values: ["0", "1"] }
              - { name: y, type: category }

            """
        );
        project.WriteWay(
            "copies-input",
            ", seed: 7, parameters: { depth: 3, rate: 0.5, deep: true, name: first }"
        );
        var folder = await project.ModelAsync(await project.TrainAsync());
        var text = string.Concat(
            new[] { "parameters.json", "schema.json", "train.csv" }.Select(f =>
                $"## {f}\n{File.ReadAllText(Path.Combine(folder, f))}\n"
            )
        );
        File.Exists(Path.Combine(folder, "validation.csv")).ShouldBeFalse();
        GoldenFile.Check("Golden/input.txt", text);
    }

    [Fact]
    public async Task Rows_to_choose_by_are_a_file_of_their_own()
    {
        using var project = new CommandProject();
        project.WriteWay("copies-input");
        var config = File.ReadAllText(project.PathOf("mlops.yaml"));
        project.Write(
            "mlops.yaml",
            config.Replace(
                "  label: y",
                "  split: { test: 0.2, validation: 0.3, seed: 1 }\n  label: y",
                StringComparison.Ordinal
            )
        );
        var folder = await project.ModelAsync(await project.TrainAsync());
        var train = File.ReadAllLines(Path.Combine(folder, "train.csv"));
        var validation = File.ReadAllLines(Path.Combine(folder, "validation.csv"));
        validation[0].ShouldBe("a,group,y");
        validation[0].ShouldBe(train[0]);
        validation.Length.ShouldBeInRange(60, 120);
        train.Length.ShouldBeInRange(110, 190);
        train.Skip(1).Intersect(validation.Skip(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_program_finds_its_variables_and_no_credentials_of_the_build()
    {
        using var project = new CommandProject();
        Environment.SetEnvironmentVariable("MLOPS_API_KEYS", "k-1");
        try
        {
            project.WriteWay("tells-environment", ", seed: 4294967299");
            await project.TrainAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable("MLOPS_API_KEYS", null);
        }

        project.Log.ShouldBe([
            "MLOPS_LABEL=y",
            "MLOPS_TASK=binary",
            "MLOPS_SEED=4294967299",
            "MLOPS_THREADS=2",
            "OMP_NUM_THREADS=1",
            "PYTHONHASHSEED=3",
            "PYTHONUNBUFFERED=1",
            "PYTHONDONTWRITEBYTECODE=1",
            "GITHUB_TOKEN=",
            "MLOPS_API_KEYS=",
            $"folder {project.Root}",
            "input ''",
        ]);
    }

    [Fact]
    public async Task What_the_program_says_is_passed_on_and_moves_the_bar()
    {
        using var project = new CommandProject();
        project.WriteWay("progress");
        await project.TrainAsync();
        project.Progress.ShouldBe([0.25, 1, 1]);
        project
            .Log.Order(StringComparer.Ordinal)
            .ShouldBe([": error::not a command of the build server", "epoch 3", "progress 1.5"]);
    }

    [Fact]
    public async Task A_flood_is_cut_and_holds_nobody_up()
    {
        using var project = new CommandProject();
        project.WriteWay("floods");
        await project.TrainAsync();
        project.Log.Count.ShouldBeLessThan(100_000);
        project.Log.ShouldContain(l => l.EndsWith("more lines left out)"));
    }

    [Fact]
    public async Task What_is_written_elsewhere_is_no_part_of_the_model()
    {
        using var project = new CommandProject();
        project.WriteWay("writes-outside");
        var outcome = await project.TrainAsync();
        outcome.Outputs.ShouldNotContain(o => o.Path.Contains("outside"));
        Directory
            .GetFiles(project.Root, "outside.txt", SearchOption.AllDirectories)
            .ShouldBeEmpty();
    }
}
