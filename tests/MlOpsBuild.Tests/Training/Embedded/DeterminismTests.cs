using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Tests.Training.Embedded;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("gbdt", ModelTask.Binary)]
    [InlineData("gbdt", ModelTask.Multiclass)]
    [InlineData("gbdt", ModelTask.Regression)]
    [InlineData("linear", ModelTask.Binary)]
    [InlineData("linear", ModelTask.Multiclass)]
    [InlineData("linear", ModelTask.Regression)]
    public async Task Threads_and_culture_change_no_byte(string trainer, ModelTask task)
    {
        var telco = Telco.Load();
        var builder = task switch
        {
            ModelTask.Binary => telco.Builder(task, "churn", "Yes"),
            ModelTask.Multiclass => telco.Builder(task, "contract", null),
            _ => telco.Builder(task, "tenure", null),
        };
        var plain = await TrainAsync(trainer, builder, telco.Train, threads: 1);
        (await TrainAsync(trainer, builder, telco.Train, threads: 2)).ShouldBe(plain);
        (await TrainAsync(trainer, builder, telco.Train, threads: 4)).ShouldBe(plain);

        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = odd;
            (await TrainAsync(trainer, builder, telco.Train, threads: 2)).ShouldBe(plain);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_model()
    {
        var telco = Telco.Load();
        var builder = telco.Builder(ModelTask.Binary, "churn", "Yes");
        (await TrainAsync("gbdt", builder, telco.Train, 1, seed: 43)).Weights.ShouldNotBe(
            (await TrainAsync("gbdt", builder, telco.Train, 1)).Weights
        );
    }

    [Theory]
    [InlineData("gbdt", ModelTask.Binary)]
    [InlineData("gbdt", ModelTask.Multiclass)]
    [InlineData("linear", ModelTask.Multiclass)]
    [InlineData("linear", ModelTask.Binary)]
    public async Task A_matrix_scores_as_its_rows_bit_for_bit(string trainer, ModelTask task)
    {
        var telco = Telco.Load();
        var builder =
            task == ModelTask.Binary
                ? telco.Builder(task, "churn", "Yes")
                : telco.Builder(task, "contract", null);
        var scorer = await SampleData.TrainAsync(
            Catalog<ITrainer>.Find(trainer)!,
            builder,
            telco.Train
        );
        var features = builder.Features(telco.Test);
        var all = SampleData.Predict(scorer, features);
        var width = scorer.Signature.OutputWidth;
        var row = new double[features.ColumnCount];
        var one = new double[width];
        for (var i = 0; i < features.RowCount; i++)
        {
            features.CopyRow(i, row);
            scorer.ScoreRow(row, one);
            all.AsSpan(i * width, width).SequenceEqual(one).ShouldBeTrue();
        }
    }

    private static async Task<(string Json, string Weights)> TrainAsync(
        string name,
        FeatureBuilder builder,
        int[] rows,
        int threads,
        ulong seed = 42
    )
    {
        var trainer = Catalog<ITrainer>.Find(name)!;
        using var folder = new TemporaryFolder();
        // Enough work for more than one thread in every part.
        var parameters =
            name == "gbdt"
                ? new Dictionary<string, object> { ["trees"] = 20L, ["earlyStopping"] = 50L }
                : [];
        var request = SampleData.RequestFor(
            builder,
            rows,
            trainer,
            folder.Path,
            parameters,
            threads
        ) with
        {
            Seed = seed,
        };
        await trainer.TrainAsync(request, TestContext.Current.CancellationToken);
        var json = await File.ReadAllTextAsync(Path.Combine(folder.Path, ModelBundle.ManifestFile));
        var weights = await File.ReadAllBytesAsync(
            Path.Combine(folder.Path, ModelBundle.WeightsFile)
        );
        return (json, Convert.ToHexString(weights));
    }
}
