using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Evaluation;

/// <summary>The stage evaluate with models that programs compute.</summary>
public sealed class ProcessStageTests(StageFixture project) : IClassFixture<StageFixture>
{
    // Notes how often it was started and asked in a file beside the project; predicts from a and b.
    private const string Lines = """
        import json, sys
        for line in sys.stdin:
            rows = json.loads(line)["rows"]
            with open("NOTES", "a") as notes:
                notes.write("%d\n" % len(rows))
            print(json.dumps({"outputs": [[min(1, (a + b / 2) / 1.5)] for a, b, group in rows]}))
        """;

    private const string Csv = """
        import csv, os
        rows = list(csv.DictReader(open(os.environ["MLOPS_INPUT"])))
        with open("NOTES", "a") as notes:
            notes.write("%d\n" % len(rows))
        with open(os.environ["MLOPS_OUTPUT"], "w") as file:
            file.write("p\n")
            for row in rows:
                file.write("%r\n" % min(1, (float(row["a"]) + float(row["b"]) / 2) / 1.5))
        """;

    // What it gives for a row depends on the rows that come with it.
    private const string Leaking = """
        import json, sys
        for line in sys.stdin:
            rows = json.loads(line)["rows"]
            highest = max([a for a, b, group in rows], default=1)
            print(json.dumps({"outputs": [[a / highest] for a, b, group in rows]}))
        """;

    private static readonly StageDefinition Train = new()
    {
        Name = "train",
        Version = 1,
        Parameters = [],
        RunAsync = (_, _) => Task.CompletedTask,
    };

    private readonly List<string> _log = [];

    private async Task<IReadOnlyDictionary<string, byte[]>> EvaluateAsync(
        string program,
        string protocol = ProcessWeights.Lines,
        int threads = 2
    )
    {
        var signature = ModelBundle.ReadManifest(project.Good["model/model.json"]).Signature;
        using var model = new PythonModel(program, signature) { Protocol = protocol };
        model.WriteManifest();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in new[] { "model.json", "predict.py" })
        {
            files["model/" + name] = await File.ReadAllBytesAsync(
                Path.Combine(model.Folder.FullName, name),
                TestContext.Current.CancellationToken
            );
        }

        return await project.RunAsync(
            EvaluateStage.Create(project.Config, StageFixture.Files, Train),
            threads,
            line =>
            {
                lock (_log)
                {
                    _log.Add(line);
                }
            },
            StageFixture.Outcome("train", files)
        );
    }

    private static string NotesIn(string folder) => Path.Combine(folder, "notes.txt");

    [Fact]
    public async Task Both_protocols_and_any_number_of_threads_give_the_same_and_ask_seldom()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-notes-");
        try
        {
            var notes = NotesIn(folder.FullName);
            var lines = await EvaluateAsync(
                Lines.Replace("NOTES", notes, StringComparison.Ordinal)
            );
            var asked = (await File.ReadAllLinesAsync(notes)).Select(int.Parse).ToList();
            File.Delete(notes);
            var one = await EvaluateAsync(
                Lines.Replace("NOTES", notes, StringComparison.Ordinal),
                threads: 1
            );
            File.Delete(notes);
            var csv = await EvaluateAsync(
                Csv.Replace("NOTES", notes, StringComparison.Ordinal),
                ProcessWeights.Csv
            );
            var runs = (await File.ReadAllLinesAsync(notes)).Select(int.Parse).ToList();
            foreach (var file in lines.Keys)
            {
                one[file].ShouldBe(lines[file], file);
                csv[file].ShouldBe(lines[file], file);
            }

            // The test rows, a few of them again, and all permutations of three features together.
            var rows = PredictionFile.Read(lines["predictions.bin"]).Labels.Length;
            runs.Count.ShouldBe(3);
            runs[0].ShouldBe(rows);
            runs[1].ShouldBe(16);
            runs[2].ShouldBeInRange(3 * rows, 15 * rows);
            asked.Sum().ShouldBe(runs.Sum());
            asked.Max().ShouldBe(1000);
            asked.Count(a => a > 0).ShouldBe(2 + ((runs[2] + 999) / 1000));
            EvaluationJson
                .Read(lines["evaluation.json"])
                .Importance.Select(i => i.Feature)
                .ShouldBe(["a", "b", "group"]);
            EvaluationJson
                .Read(lines["evaluation.json"])
                .Metrics.Single(m => m.Name == "auc")
                .Value.ShouldBeGreaterThan(0.9);
            _log.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_model_whose_rows_depend_on_each_other_is_refused()
    {
        var e = await Should.ThrowAsync<MlOpsException>(() => EvaluateAsync(Leaking));
        e.Message.ShouldContain("its outputs depend on other rows");
    }

    [Fact]
    public async Task Other_rounding_is_told()
    {
        await EvaluateAsync(
            Leaking.Replace(
                "a / highest",
                "a * (1 + highest * 1e-13) / 2",
                StringComparison.Ordinal
            )
        );
        _log.Single().ShouldContain("the same but for rounding");
    }

    [Fact]
    public async Task What_the_program_says_is_told_and_its_failure_too()
    {
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            EvaluateAsync(
                "import sys; input(); print('{\"outputs\": []}', flush=True); print('loading', file=sys.stderr); input(); 1 / 0"
            )
        );
        e.Message.ShouldStartWith("The model's program gave no outputs for rows 1 to ");
        e.Message.ShouldEndWith(
            ": it ended with exit code 1; its last line was: ZeroDivisionError: division by zero."
        );
        _log.ShouldContain("loading");
        Directory
            .EnumerateDirectories(project.Root, "*.work", SearchOption.AllDirectories)
            .ShouldAllBe(d => !Directory.EnumerateFileSystemEntries(d).Any());
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        var signature = ModelBundle.ReadManifest(project.Good["model/model.json"]).Signature;
        using var model = new PythonModel("", signature);
        model.WriteManifest("no-such-interpreter", "predict.py");
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            project.RunAsync(
                EvaluateStage.Create(project.Config, StageFixture.Files, Train),
                1,
                StageFixture.Outcome(
                    "train",
                    new Dictionary<string, byte[]>
                    {
                        ["model/model.json"] = File.ReadAllBytes(
                            Path.Combine(model.Folder.FullName, "model.json")
                        ),
                        ["model/predict.py"] = [],
                    }
                )
            )
        );
        e.Message.ShouldStartWith("The model's program 'no-such-interpreter' cannot be started: ");
    }
}
