using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Training;

public sealed class EncodingTests
{
    public static TheoryData<string> Binary
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (
                var trainer in Trainers.All.Where(t =>
                    !t.TakesAnyParameter && t.Supports(ModelTask.Binary)
                )
            )
            {
                data.Add(trainer.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public async Task Rows_with_missing_numbers_are_learned_from_and_scored(string trainer)
    {
        var part = Made.Gaps();
        using var trained = await Trained.Async(trainer, part, Trainers.Quick(trainer));
        var predictions = trained.Predict(part.Test.Features);
        predictions.ShouldAllBe(p => double.IsFinite(p));

        // Had the rows been left out, the number would say nothing.
        var gaps = part.Test.Features.Column(0).ToArray();
        predictions.Where((_, i) => double.IsNaN(gaps[i])).Average().ShouldBeGreaterThan(0.75);
        predictions.Where((_, i) => !double.IsNaN(gaps[i])).Average().ShouldBeLessThan(0.25);
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public async Task What_training_never_saw_missing_may_be_missing_later(string trainer)
    {
        using var trained = await Trained.Async(trainer, Made.Gaps(), Trainers.Quick(trainer));
        var (known, unseen, missing) = (new double[1], new double[1], new double[1]);
        trained.Scorer.ScoreRow([0.5, double.NaN, 1], known);
        trained.Scorer.ScoreRow([0.5, double.NaN, MissingValue.Unseen], unseen);
        trained.Scorer.ScoreRow([0.5, double.NaN, MissingValue.None], missing);
        known[0].ShouldBeInRange(0, 1);
        unseen.ShouldBe(missing);
    }

    [Fact]
    public async Task Categories_with_many_values_are_hashed()
    {
        var part = Made.ManyValues();
        using var exact = await Trained.Async("mlnet/fast-tree", part);
        using var hashed = await Trained.Async(
            "mlnet/fast-tree",
            part,
            new() { ["hashAbove"] = 199L, ["hashBits"] = 12L }
        );
        using var alike = await Trained.Async(
            "mlnet/fast-tree",
            part,
            new() { ["hashAbove"] = 200L, ["hashBits"] = 12L }
        );
        Quality.Auc(part.Test.Labels, hashed.Predict(part.Test.Features)).ShouldBeGreaterThan(0.8);
        hashed.Bytes()["model.zip"].ShouldNotBe(exact.Bytes()["model.zip"]);
        alike.Bytes()["model.zip"].ShouldBe(exact.Bytes()["model.zip"]);
    }

    [Fact]
    public async Task Columns_may_have_the_names_of_ML_NET()
    {
        var gaps = Made.Gaps();
        var part = gaps with
        {
            Signature = gaps.Signature with
            {
                Features =
                [
                    new FeatureSpec("Label", FeatureKind.Number, []),
                    new FeatureSpec("Score", FeatureKind.Number, []),
                    new FeatureSpec("Features", FeatureKind.Category, ["blue", "green", "red"]),
                ],
            },
        };
        using var named = await Trained.Async("mlnet/fast-tree", part);
        using var plain = await Trained.Async("mlnet/fast-tree", gaps);
        named.Predict(part.Test.Features).ShouldBe(plain.Predict(gaps.Test.Features));
    }
}
