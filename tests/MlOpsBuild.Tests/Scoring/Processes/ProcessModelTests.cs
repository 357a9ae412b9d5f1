using MlOpsBuild.Scoring;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Scoring.Processes;

public sealed class ProcessModelTests
{
    private const string Program = """
        import json, sys
        import helper
        for line in sys.stdin:
            print(json.dumps({"outputs": [[helper.answer] for row in json.loads(line)["rows"]]}))
        """;

    private static PythonModel Model()
    {
        var model = new PythonModel(Program);
        model.Add("helper.py", "answer = 42\n"u8.ToArray());
        model.WriteManifest();
        return model;
    }

    private static string PathOf(PythonModel model, string name) =>
        Path.Combine(model.Folder.FullName, name);

    [Fact]
    public void The_manifest_is_written_and_read_as_it_is()
    {
        using var model = Model();
        var json = File.ReadAllBytes(PathOf(model, "model.json"));
        System
            .Text.Encoding.UTF8.GetString(json)
            .ShouldContain(
                """
                  "weights": {
                    "command": [
                      "/usr/bin/python3",
                      "predict.py"
                    ],
                    "files": {
                      "helper.py": "
                """
            );
        ModelBundle.ReadManifest(json).Trainer.ShouldBe("command");
        var process = ModelBundle.ReadProcess(json)!;
        process.Command.ShouldBe(["/usr/bin/python3", "predict.py"]);
        process.Files.Keys.ShouldBe(["helper.py", "predict.py"]);
        ModelBundle.Write(ModelBundle.ReadManifest(json), process).ShouldBe(json);
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Load(model.Folder.FullName))
            .Message.ShouldContain("/usr/bin/python3");
    }

    [Fact]
    public void It_runs_and_leaves_nothing_in_its_folder()
    {
        using var model = Model();
        File.WriteAllText(PathOf(model, "model-card.md"), "# Card");
        var output = new double[1];
        for (var i = 0; i < 2; i++)
        {
            using var scorer = model.LoadOnly();
            scorer.ScoreRow([1], output);
            output.ShouldBe([42.0]);
        }

        model
            .Folder.GetFileSystemInfos()
            .Select(f => f.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["helper.py", "model-card.md", "model.json", "predict.py"]);
    }

    [Fact]
    public void A_program_may_be_one_of_its_files()
    {
        using var model = new PythonModel("#!/usr/bin/python3\n" + Program);
        model.Add("helper.py", "answer = 1\n"u8.ToArray());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                PathOf(model, "predict.py"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        model.WriteManifest("predict.py");
        using var scorer = model.LoadOnly();
        var output = new double[1];
        scorer.ScoreRow([1], output);
        output.ShouldBe([1.0]);
    }

    [Fact]
    public void Another_file_in_place_of_one_is_refused()
    {
        using var model = Model();
        File.AppendAllText(PathOf(model, "helper.py"), "answer = 43\n");
        Should
            .Throw<ModelFormatException>(() => model.LoadOnly())
            .Message.ShouldContain("it is not the file that the model was made with");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var model = Model();
        File.Delete(PathOf(model, "helper.py"));
        Should
            .Throw<ModelFormatException>(() => model.LoadOnly())
            .Message.ShouldContain("has no file 'helper.py'");
    }

    [Theory]
    [InlineData("json.py")] // would take the place of Python's own
    [InlineData("lib/x.py")]
    public void A_file_that_is_none_of_the_models_is_refused(string path)
    {
        using var model = Model();
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(model, path))!);
        File.WriteAllText(PathOf(model, path), "");
        Should
            .Throw<ModelFormatException>(() => model.LoadOnly())
            .Message.ShouldContain($"has the file '{path}'");
    }

    [Theory]
    [InlineData("\"predict.py\"\n    ]", "\n    ]", "not JSON")]
    [InlineData("\"/usr/bin/python3\",\n      \"predict.py\"", "", "names no program")]
    [InlineData("\"predict.py\"\n", "5\n", "holds a number")]
    [InlineData("\"helper.py\":", "\"../helper.py\":", "expected a path within the folder")]
    [InlineData("\"helper.py\":", "\"/helper.py\":", "expected a path within the folder")]
    [InlineData("\"helper.py\":", "\"model.json\":", "expected a path within the folder")]
    [InlineData("\"helper.py\":", "\"predict.py\":", "twice")]
    [InlineData("\"helper.py\": \"", "\"helper.py\": \"X", "no SHA-256 for 'helper.py'")]
    [InlineData(
        "\"kind\": \"process\"",
        "\"kind\": \"magic\"",
        "the model is of kind 'magic', expected one of: gbdt, linear, process."
    )]
    [InlineData(
        "\"kind\": \"process\"",
        "\"kind\": \"mlnet\"",
        "the model is of kind mlnet, which needs Microsoft.ML: set UpstreamPackages=true on a feed that has it."
    )]
    [InlineData("\"kind\": \"process\"", "\"kind\": \"Magic\"", "has no 'file'")]
    [InlineData(
        "\"kind\": \"process\"",
        "\"kind\": \"process\", \"protocol\": \"smtp\"",
        "'protocol' is 'smtp', expected lines or csv"
    )]
    [InlineData(
        "\"helper.py\":",
        "\"serving.json\":",
        "a name that MlOpsBuild gives to a file of its own"
    )]
    public void A_damaged_manifest_is_refused(string from, string to, string problem)
    {
        using var model = Model();
        var json = File.ReadAllText(PathOf(model, "model.json"));
        json.ShouldContain(from);
        File.WriteAllText(
            PathOf(model, "model.json"),
            json.Replace(from, to, StringComparison.Ordinal)
        );
        Should.Throw<ModelFormatException>(() => model.LoadOnly()).Message.ShouldContain(problem);
    }

    [Fact]
    public void A_model_without_a_program_is_none_of_this_kind()
    {
        using var model = Model();
        Should.Throw<ArgumentException>(() =>
            ModelBundle.Write(
                ModelBundle.ReadManifest(File.ReadAllBytes(PathOf(model, "model.json"))),
                new ProcessWeights { Command = [], Files = new Dictionary<string, string>() }
            )
        );
    }
}
