using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Configuration;
using MlOpsBuild.Tests.Training.Command;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;
using MlOpsBuild.Training.Import;

namespace MlOpsBuild.Tests.Training.Import;

public sealed class ImportTrainerTests
{
    private const string Stump = "0\n0.5\n0.1\n0.75\noutput\n";

    [Fact]
    public async Task A_folder_with_a_program_goes_through_the_same_stages()
    {
        using var project = Ready();
        await project.Open().EvaluateAsync(default);
        project.Events[0].ShouldBe("ran train: first run");
        var trained = await project.TrainAsync();
        var manifest = await project.ManifestAsync(trained);
        manifest.Trainer.ShouldBe("import");
        manifest.Signature.Features.Select(f => f.Name).ShouldBe(["a", "group"]);
        trained
            .Outputs.Select(o => o.Path)
            .ShouldBe(
                [
                    "model/TestTrainer.deps.json",
                    "model/TestTrainer.dll",
                    "model/TestTrainer.runtimeconfig.json",
                    "model/model.json",
                    "model/stump.txt",
                    "training.json",
                ],
                ignoreOrder: true
            );
        using var model = (IDisposable)ModelBundle.Open(await project.ModelAsync(trained));
        var output = new double[1];
        ((IScorer)model).ScoreRow([0.9, 0], output);
        output.ShouldBe([0.75]);

        project.Events.Clear();
        await project.TrainAsync();
        project.Events.ShouldBe(["hit train"]);
        project.Write("ready/stump.txt", Stump.Replace("0.75", "0.8", StringComparison.Ordinal));
        await project.TrainAsync();
        project.Events[1].ShouldStartWith("ran train: ready/stump.txt");
    }

    [Fact]
    public async Task A_model_of_ours_is_taken_as_it_is()
    {
        using var project = new CommandProject(trainer: false);
        project.WriteConfig("{ trainer: gbdt, parameters: { trees: 5 } }");
        var trained = await project.TrainAsync();
        await project.ModelAsync(trained, "ready");
        project.Write("ready/model-card.md", "is made anew");
        project.WriteConfig("{ trainer: import, from: ready }");
        var imported = await project.TrainAsync();
        foreach (var file in new[] { "model/model.json", "model/model.bin" })
        {
            imported
                .Outputs.Single(o => o.Path == file)
                .Digest.ShouldBe(trained.Outputs.Single(o => o.Path == file).Digest);
        }

        imported.Outputs.ShouldNotContain(o => o.Path.Contains("card"));
        await project.Open().EvaluateAsync(default);
    }

    [Fact]
    public async Task A_model_of_a_command_is_taken_as_it_is()
    {
        using var project = new CommandProject();
        project.WriteWay("well");
        var trained = await project.TrainAsync();
        await project.ModelAsync(trained, "ready");
        project.WriteConfig("{ trainer: import, from: ready/ }");
        var imported = await project.TrainAsync();
        imported
            .Outputs.Where(o => o.Path.StartsWith("model/", StringComparison.Ordinal))
            .ShouldBe(
                trained.Outputs.Where(o => o.Path.StartsWith("model/", StringComparison.Ordinal))
            );
    }

    [Fact]
    public async Task What_cannot_be_imported_has_one_clear_error()
    {
        var text = new StringBuilder();
        using var project = Ready();
        async Task Case(string title, string train, MlOpsExitCode code, Action? before = null)
        {
            before?.Invoke();
            project.WriteConfig(train);
            text.Append("## ").Append(title).Append("\n    train: ").Append(train).Append('\n');
            text.Append(await project.FailAsync(code)).Append("\n\n");
        }

        const string Predict = "predict: [dotnet, TestTrainer.dll, predict, lines]";
        const MlOpsExitCode Usage = MlOpsExitCode.Usage;
        const MlOpsExitCode Broken = MlOpsExitCode.Broken;
        await Case("not there", $"{{ trainer: import, from: readdy, {Predict} }}", Usage);
        await Case("no program", "{ trainer: import, from: ready }", Usage);
        project.Write("model.zip", "zip");
        await Case("a model of ML.NET", "{ trainer: import, from: model.zip }", Usage);
        await Case("a file", $"{{ trainer: import, from: ready/stump.txt, {Predict} }}", Usage);
        Directory.CreateDirectory(project.PathOf("empty"));
        await Case("empty", $"{{ trainer: import, from: empty, {Predict} }}", Usage);
        await Case(
            "a program that fails",
            "{ trainer: import, from: ready, predict: [dotnet, TestTrainer.dll, predict, lines, fails] }",
            Broken
        );
        await Case(
            "a program that is not there",
            "{ trainer: import, from: ready, predict: [no-such-program] }",
            Broken
        );
        File.CreateSymbolicLink(project.PathOf("ready/link"), "/etc/hostname");
        await Case("a link", $"{{ trainer: import, from: ready, {Predict} }}", Broken);
        File.Delete(project.PathOf("ready/link"));
        await Case(
            "parameters",
            $"{{ trainer: import, from: ready, {Predict}, parameters: {{ depth: 1 }} }}",
            Usage
        );
        project.Write("ready/model.json", "{}");
        await Case("a program too many", $"{{ trainer: import, from: ready, {Predict} }}", Usage);
        await Case("a description that is none", "{ trainer: import, from: ready }", Broken);
        GoldenFile.Check("Golden/errors.txt", text.ToString());
    }

    [Fact]
    public void A_model_that_does_not_fit_the_data_is_told()
    {
        FeatureSpec[] features =
        [
            new("a", FeatureKind.Number, []),
            new("group", FeatureKind.Category, ["x", "z"]),
        ];
        var data = new ModelSignature(ModelTask.Binary, "y", ["No", "Yes"], features);
        Should.NotThrow(() => SignatureMatch.Require(data, data, "ready"));
        // Fewer columns than the data has, other categories: that can be scored.
        Should.NotThrow(() =>
            SignatureMatch.Require(
                data with
                {
                    Features = [new("group", FeatureKind.Category, ["q"])],
                },
                data,
                "ready"
            )
        );
        var text = new StringBuilder();
        foreach (
            var model in new[]
            {
                data with
                {
                    Task = ModelTask.Multiclass,
                },
                data with
                {
                    Label = "churn",
                },
                data with
                {
                    Classes = ["Yes", "No"],
                },
                data with
                {
                    Features = [.. features, new("grop", FeatureKind.Category, [])],
                },
                data with
                {
                    Features = [new("group", FeatureKind.Number, [])],
                },
            }
        )
        {
            var error = Should.Throw<MlOpsException>(() =>
                SignatureMatch.Require(model, data, "ready")
            );
            text.Append(error.Message).Append('\n');
        }

        GoldenFile.Check("Golden/mismatches.txt", text.ToString());
    }

    [Fact]
    public async Task A_file_is_given_to_who_takes_it()
    {
        using var project = new CommandProject(trainer: false);
        project.Write("ready/model.xyz", "xyz");
        project.WriteConfig("{ trainer: import, from: ready/model.xyz }");
        var config = ConfigLoader.Load(
            project.PathOf("mlops.yaml"),
            "mlops.yaml",
            Vocabulary.Value
        );
        var trainer = new ImportTrainer(() => [new Importer()]);
        var inputs = trainer.InputsOf(new TrainerContext(config));
        inputs.Files.ShouldBe(["ready/model.xyz"]);
        CanonicalJson
            .ToText(inputs.Facts)
            .ShouldBe("""{"from":"ready/model.xyz","importer":"xyz","importerVersion":3}""");

        var data = await global::MlOpsBuild.Data.DataSet.LoadAsync(project.Root, config, default);
        var builder = FeatureBuilder.Create(
            data.Table,
            config.Task,
            config.Data.Label,
            config.Data.Positive,
            [],
            data.Split.Train
        );
        using var output = new TemporaryFolder();
        var request = SampleData.RequestFor(builder, data.Split.Train, trainer, output.Path) with
        {
            Config = config,
        };
        var metrics = await trainer.TrainAsync(request, default);
        metrics["imported"].ShouldBe(1);
        ModelBundle.Load(output.Path).Signature.Label.ShouldBe("y");
    }

    private static CommandProject Ready()
    {
        var project = new CommandProject(trainer: false);
        project.AddTrainer("ready");
        project.Write("ready/stump.txt", Stump);
        project.Write("ready/__pycache__/left.pyc", "left");
        project.Write("ready/.DS_Store", "left");
        project.WriteConfig(
            "{ trainer: import, from: ready, predict: [dotnet, TestTrainer.dll, predict, lines] }"
        );
        return project;
    }

    private sealed class Importer : IModelImporter
    {
        public string Name => "xyz";

        public int Version => 3;

        public bool Takes(string path) => path.EndsWith(".xyz", StringComparison.Ordinal);

        public async Task<IReadOnlyDictionary<string, double>> ImportAsync(
            string path,
            TrainingRequest request,
            CancellationToken cancellationToken
        )
        {
            File.ReadAllText(path).ShouldBe("xyz");
            var trainer = new LinearTrainer();
            await trainer.TrainAsync(
                request with
                {
                    Parameters = TrainerParameters.Resolve(
                        trainer,
                        new Dictionary<string, object>()
                    ),
                },
                cancellationToken
            );
            return new Dictionary<string, double> { ["imported"] = 1 };
        }
    }
}
