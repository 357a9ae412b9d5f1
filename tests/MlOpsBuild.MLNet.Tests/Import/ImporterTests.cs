using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.MLNet.Import;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Import;

public sealed class ImporterTests
{
    private static readonly MlNetImporter Importer = new();

    [Theory]
    [InlineData("models/model.zip", true)]
    [InlineData("MODEL.ZIP", true)]
    [InlineData("models/model.onnx", false)]
    [InlineData("zip", false)]
    public void It_takes_archives(string path, bool taken) => Importer.Takes(path).ShouldBe(taken);

    [Fact]
    public async Task A_model_that_was_trained_elsewhere_predicts_the_same_here()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        using var trained = await Trained.Async("mlnet/light-gbm", part);
        using var folder = new TemporaryFolder();
        await ImportAsync(trained.Zip, part, folder.Path);
        using var imported = (MlNetScorer)Open(folder.Path);
        var outputs = new double[part.Test.Labels.Length];
        imported.Score(part.Test.Features, outputs);
        outputs.ShouldBe(trained.Predict(part.Test.Features));
        ModelBundle
            .ReadManifest(await File.ReadAllBytesAsync(folder["model.json"]))
            .Trainer.ShouldBe("import");
    }

    [Fact]
    public async Task What_the_outputs_do_not_depend_on_is_no_input()
    {
        var part = Made.Gaps();
        var context = new MLContext(1);
        IEstimator<ITransformer> numbers = context.Transforms.Concatenate("Features", "noise");
        IEstimator<ITransformer> trainer =
            context.BinaryClassification.Trainers.LbfgsLogisticRegression(
                new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 }
            );
        using var folder = new TemporaryFolder();
        var path = Save(context, numbers.Append(trainer), part, folder["given.zip"]);
        using var target = new TemporaryFolder();
        await ImportAsync(path, part, target.Path);
        ModelBundle
            .ReadManifest(await File.ReadAllBytesAsync(target["model.json"]))
            .Signature.Features.Select(f => f.Name)
            .ShouldBe(["noise"]);
    }

    [Fact]
    public async Task Classes_are_found_by_their_names()
    {
        // Trained with the classes in another order: the file names them.
        var part = Made.Classes();
        var turned = part with
        {
            Signature = part.Signature with { Classes = ["small", "medium", "large"] },
            Train = part.Train with { Labels = [.. part.Train.Labels.Select(y => 2 - y)] },
        };
        var context = new MLContext(1);
        IEstimator<ITransformer> numbers = context.Transforms.Concatenate("Features", "weight");
        IEstimator<ITransformer> trainer =
            context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
                new LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 }
            );
        using var folder = new TemporaryFolder();
        var path = Save(context, numbers.Append(trainer), turned, folder["given.zip"]);
        using var theirs = MlNetScorer.Load(turned.Signature, path);
        using var target = new TemporaryFolder();
        await ImportAsync(path, part, target.Path);
        using var ours = (MlNetScorer)Open(target.Path);
        var (one, other) = (new double[3], new double[3]);
        for (var weight = 0; weight < 30; weight++)
        {
            ours.ScoreRow([weight], one);
            theirs.ScoreRow([weight], other);
            one.ShouldBe([other[2], other[1], other[0]]);
        }
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named()
    {
        var part = Made.Gaps();
        using var trained = await Trained.Async("mlnet/fast-tree", part);
        using var folder = new TemporaryFolder();
        var other = part with
        {
            Signature = part.Signature with
            {
                Features =
                [
                    part.Signature.Features[0],
                    part.Signature.Features[1] with
                    {
                        Name = "loudness",
                    },
                    part.Signature.Features[2],
                ],
            },
        };
        var e = await Should.ThrowAsync<UsageException>(() =>
            ImportAsync(trained.Zip, other, folder.Path)
        );
        e.Message.ShouldContain("it takes the column 'noise' (Single), which is no feature here");
        e.Message.ShouldContain("Features: gap, loudness, colour");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_column_of_another_type_is_named()
    {
        var part = Made.Gaps();
        using var trained = await Trained.Async("mlnet/fast-tree", part);
        using var folder = new TemporaryFolder();
        var other = part with
        {
            Signature = part.Signature with
            {
                Features =
                [
                    new FeatureSpec("gap", FeatureKind.Category, ["a", "b"]),
                    part.Signature.Features[1],
                    part.Signature.Features[2],
                ],
            },
        };
        var e = await Should.ThrowAsync<UsageException>(() =>
            ImportAsync(trained.Zip, other, folder.Path)
        );
        e.Message.ShouldContain("it takes 'gap' as Single, which here is a category");
    }

    [Fact]
    public async Task An_archive_that_is_no_model_is_told()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["given.zip"], "PK no");
        using var target = new TemporaryFolder();
        var e = await Should.ThrowAsync<UsageException>(() =>
            ImportAsync(folder["given.zip"], Made.Gaps(), target.Path)
        );
        e.Message.ShouldContain("cannot be read as a model of ML.NET");
    }

    private static Task<IReadOnlyDictionary<string, double>> ImportAsync(
        string path,
        Part part,
        string folder
    ) =>
        Importer.ImportAsync(
            path,
            part.Request(Trainers.Find("mlnet/sdca"), folder) with
            {
                Parameters = new Dictionary<string, object>(StringComparer.Ordinal),
            },
            TestContext.Current.CancellationToken
        );

    private static IScorer Open(string folder) =>
        ModelBundle.Open(folder, new ModelOpenOptions { Runtimes = [new MlNetRuntime()] });

    private static string Save(
        MLContext context,
        IEstimator<ITransformer> pipeline,
        Part part,
        string path
    )
    {
        var view = new PartView(part.Signature, part.Train, CancellationToken.None);
        context.Model.Save(pipeline.Fit(view), view.Schema, path);
        return path;
    }
}
