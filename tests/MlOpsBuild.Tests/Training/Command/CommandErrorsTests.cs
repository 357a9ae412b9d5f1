using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Training.Command;

/// <summary>Programs that train or predict in a wrong way: one clear error each, and nothing is recorded.</summary>
public sealed class CommandErrorsTests
{
    private static readonly (string Way, string More, string? Predict)[] Cases =
    [
        ("fails", "", null),
        ("dies", "", null),
        ("writes-nothing", "", null),
        ("only-metrics", "", null),
        ("metrics, '{\"loss\": NaN}'", "", null),
        ("metrics, '{\"loss\": 1e999}'", "", null),
        ("metrics, '{\"loss\": {\"train\": 1}}'", "", null),
        ("metrics, '{\"loss\": null}'", "", null),
        ("metrics, '[1]'", "", null),
        ("metrics, '{\"loss\": 1, \"loss\": 2}'", "", null),
        ("links, /etc/hostname", "", null),
        ("links-output, /tmp", "", null),
        ("pipe", "", null),
        ("file, model.json", "", null),
        ("file, golden.jsonl", "", null),
        ("file, 'a:b'", "", null),
        ("file, trainer/TestTrainer.dll", "", null),
        ("file, Stump.txt", "", null),
        ("huge", "", null),
        ("many-files", "", null),
        ("changes-input, data.csv", "", null),
        ("no-such-way", "", null),
        ("well", "", "[dotnet, trainer/TestTrainer.dll, predict, lines, fails]"),
        ("well", "", "[dotnet, trainer/TestTrainer.dll, predict, lines, nan]"),
        ("well", "", "[dotnet, trainer/TestTrainer.dll, predict, lines, outside]"),
        ("well", "", "[dotnet, trainer/TestTrainer.dll, predict, lines, prints]"),
        ("well", ", protocol: csv", "[dotnet, trainer/TestTrainer.dll, predict, csv, fails]"),
        ("well", ", protocol: csv", "[dotnet, trainer/TestTrainer.dll, predict, csv, nan]"),
        ("well", ", protocol: csv", "[dotnet, trainer/TestTrainer.dll, predict, csv, silent]"),
        ("well", "", "[no-such-program, predict.py]"),
        ("well", "", "[./stump.txt]"),
    ];

    [Fact]
    public async Task Every_wrong_way_has_one_clear_error_and_records_nothing()
    {
        var text = new StringBuilder();
        using var project = new CommandProject();
        var data = File.ReadAllText(project.PathOf("data.csv"));
        foreach (var (way, more, predict) in Cases)
        {
            File.WriteAllText(project.PathOf("data.csv"), data);
            if (predict is null)
            {
                project.WriteWay(way, more);
            }
            else
            {
                project.WriteWay(way, more, predict);
            }

            text.Append("## ").Append(way).Append(more);
            text.Append(predict is null ? "" : $"; predict: {predict}").Append('\n');
            text.Append(await project.FailAsync()).Append("\n\n");
        }

        GoldenFile.Check("Golden/errors.txt", text.ToString());
    }

    [Fact]
    public async Task What_fails_later_leaves_what_was_recorded_before()
    {
        using var project = new CommandProject();
        project.WriteWay("well");
        var first = await project.TrainAsync();
        project.WriteWay("fails");
        await project.FailAsync();
        project.WriteWay("well");
        (await project.TrainAsync()).Manifest.ShouldBe(first.Manifest);
        project.Events.ShouldBe(["ran train: first run", "hit train"]);
    }

    [Theory]
    [InlineData(
        "[no-such-program, train.py]",
        1,
        "train.command starts 'no-such-program', which is neither"
    )]
    [InlineData(
        "[./train.sh]",
        1,
        "train.command starts './train.sh', which is not executable: run 'chmod +x"
    )]
    [InlineData(
        "[./broken.sh]",
        1,
        "The training './broken.sh' ended with exit code 127 (a program that it starts"
    )]
    public async Task A_program_that_cannot_be_started_is_told(
        string command,
        int exitCode,
        string message
    )
    {
        using var project = new CommandProject();
        project.Write("train.sh", "#!/bin/sh\nexit 0\n");
        project.Write("broken.sh", "#!/no/such/shell\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                project.PathOf("broken.sh"),
                UnixFileMode.UserRead | UnixFileMode.UserExecute
            );
        }

        project.WriteConfig(
            $"{{ trainer: command, command: {command}, predict: [dotnet, trainer/TestTrainer.dll] }}"
        );
        (await project.FailAsync((MlOpsExitCode)exitCode)).ShouldStartWith(message);
    }

    [Theory]
    [InlineData(
        "files: ['src/**/*.py']",
        "mlops.yaml: train.files: 'src/**/*.py' matches no file in '<project>'."
    )]
    [InlineData(
        "modelFiles: [weights.bin]",
        "mlops.yaml: train.modelFiles: 'weights.bin' matches no file in '<project>'."
    )]
    public async Task A_glob_that_matches_nothing_is_told(string key, string message)
    {
        using var project = new CommandProject();
        project.WriteConfig(
            $"{{ trainer: command, command: [dotnet, trainer/TestTrainer.dll, well], predict: [dotnet], {key} }}"
        );
        (await project.FailAsync(MlOpsExitCode.Usage)).ShouldBe(message);
    }
}
