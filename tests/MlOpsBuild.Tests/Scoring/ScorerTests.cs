using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Scoring;

public sealed class ScorerTests
{
    private const double Missing = double.NaN;

    [Theory]
    [InlineData(30, 1, 1.5)] // up to the threshold goes left
    [InlineData(30.000001, 1, 10.5)]
    [InlineData(31, 0, 100.5)]
    [InlineData(31, 2, 100.5)]
    [InlineData(31, Missing, 10.5)]
    [InlineData(Missing, 2, 100.5)]
    [InlineData(Missing, Missing, 10.5)]
    [InlineData(31, 3, 10.5)] // no category: as missing
    [InlineData(31, -1, 10.5)]
    [InlineData(31, 1e300, 10.5)]
    [InlineData(double.NegativeInfinity, 0, 1.5)]
    public void Trees_send_rows_where_they_say(double age, double colour, double expected) =>
        ScoreRow(SampleModels.Gbdt(), age, colour).ShouldBe(expected);

    [Theory]
    [InlineData(30, 1, 1.0)]
    [InlineData(45, 0, 3.0)]
    [InlineData(20, 2, 2.0)]
    [InlineData(Missing, 1, 6.0)]
    [InlineData(30, Missing, 1.0)]
    [InlineData(30, 7, 1.0)] // no category: all zeros
    public void Linear_is_the_weighted_sum(double age, double colour, double expected) =>
        ScoreRow(SampleModels.Linear(ModelTask.Regression), age, colour).ShouldBe(expected);

    [Fact]
    public void A_missing_number_without_indicator_is_the_mean()
    {
        var signature = SampleModels.Signature(ModelTask.Regression);
        var scorer = new LinearScorer(
            signature,
            new LinearWeights(
                signature,
                [new LinearTerm(30, 10, false), new LinearTerm(0, 1, false)],
                [1],
                [2, -1, 0, 3]
            )
        );
        ScoreRow(scorer, Missing, 2).ShouldBe(ScoreRow(scorer, 30, 2));
    }

    [Fact]
    public void Binary_gives_the_probability_of_the_positive_class() =>
        ScoreRow(SampleModels.Linear(ModelTask.Binary, "No", "Yes"), 45, 0)
            .ShouldBe(1 / (1 + Math.Exp(-3)), 1e-15);

    [Fact]
    public void Rows_and_matrices_of_another_size_are_refused()
    {
        var scorer = SampleModels.Gbdt();
        Should
            .Throw<ArgumentException>(() => scorer.ScoreRow([1], new double[1]))
            .Message.ShouldContain("The row has 1 values, the model takes 2.");
        Should
            .Throw<ArgumentException>(() => scorer.ScoreRow([1, 2], new double[2]))
            .Message.ShouldContain("room for 2 numbers, 1 rows give 1");
        Should
            .Throw<ArgumentException>(() =>
                scorer.Score(
                    new FeatureMatrix(
                        [
                            [1],
                        ],
                        1
                    ),
                    new double[1]
                )
            )
            .Message.ShouldContain("1 columns, the model takes 2");
        Should.Throw<ArgumentException>(() =>
            scorer.Score(
                new FeatureMatrix(
                    [
                        [1],
                        [2],
                    ],
                    1
                ),
                new double[3]
            )
        );
    }

    [Fact]
    public void Scoring_a_row_allocates_nothing()
    {
        IScorer[] scorers =
        [
            SampleModels.Gbdt(),
            SampleModels.Linear(ModelTask.Binary, "No", "Yes"),
        ];
        double[] row = [31, 2];
        var output = new double[1];
        foreach (var scorer in scorers)
        {
            scorer.ScoreRow(row, output);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
            {
                scorer.ScoreRow(row, output);
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        }
    }

    private static double ScoreRow(IScorer scorer, double age, double colour)
    {
        var output = new double[1];
        scorer.ScoreRow([age, colour], output);
        return output[0];
    }
}
