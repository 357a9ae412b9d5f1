using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests.Training;

public sealed class DeclarationTests
{
    [Fact]
    public void The_names_are_those_that_every_feed_knows() =>
        Trainers.All.Select(t => t.Name).ShouldBe(OptionalTrainers.All.Select(t => t.Name));

    [Fact]
    public void All_defaults_are_in_their_ranges()
    {
        foreach (var trainer in Trainers.All)
        {
            var defaults = trainer.Parameters.ToDictionary(
                p => p.Name,
                p => p.Default,
                StringComparer.Ordinal
            );
            TrainerParameters.Resolve(trainer, defaults).ShouldBe(defaults, ignoreOrder: true);
        }
    }

    [Fact]
    public void The_version_of_ML_NET_is_part_of_the_key()
    {
        var config = ConfigLoader.Load(
            Path.Combine(Repository.Sample, "mlops.yaml"),
            "mlops.yaml",
            Vocabulary.Value
        );
        foreach (var trainer in Trainers.All.Where(t => !t.TakesAnyParameter))
        {
            var facts = trainer.InputsOf(new TrainerContext(config)).Facts!;
            facts["microsoftML"]!.GetValue<string>().ShouldMatch(@"^\d+\.\d+\.\d+");
        }
    }

    [Theory]
    [InlineData(0UL, 0)]
    [InlineData(42UL, 42)]
    [InlineData(2147483647UL, int.MaxValue)]
    [InlineData(1UL << 31, 1)]
    public void Seeds_become_31_bits(ulong seed, int expected) =>
        MlNetTraining.SeedOf(seed).ShouldBe(expected);

    [Fact]
    public async Task What_ML_NET_says_is_told_in_one_line()
    {
        var part = Made.Classes();
        using var folder = new TemporaryFolder();
        var trainer = Trainers.Find("mlnet/lbfgs");
        var request = part.Request(trainer, folder.Path) with
        {
            Labels = new double[part.Train.Labels.Length - 1],
        };
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            trainer.TrainAsync(request, TestContext.Current.CancellationToken)
        );
        e.Message.ShouldStartWith("Trainer mlnet/lbfgs failed: ");
        File.Exists(folder[ModelBundle.ManifestFile]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_training_writes_nothing()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        using var folder = new TemporaryFolder();
        var trainer = Trainers.Find("mlnet/fast-tree");
        using var cancelled = new CancellationTokenSource();
        var request = part.Request(trainer, folder.Path);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            trainer.TrainAsync(request, cancelled.Token)
        );
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_manifest_says_how_the_model_was_made()
    {
        using var trained = await Trained.Async(
            "mlnet/gam",
            Made.Gaps(),
            Trainers.Quick("mlnet/gam")
        );
        var json = JsonNode.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(trained.Folder, ModelBundle.ManifestFile),
                TestContext.Current.CancellationToken
            )
        )!;
        json["trainer"]!["name"]!.GetValue<string>().ShouldBe("mlnet/gam");
        json["parameters"]!["iterations"]!.GetValue<long>().ShouldBe(200);
        json["parameters"]!["threads"]!.GetValue<long>().ShouldBe(1);
        json["weights"]!["kind"]!.GetValue<string>().ShouldBe("mlnet");
        json["weights"]!["files"]!.AsObject().Select(f => f.Key).ShouldBe(["model.zip"]);
        json["metrics"]!["trainLogLoss"]!
            .GetValue<double>()
            .ShouldBe(trained.Metrics["trainLogLoss"]);
    }
}
