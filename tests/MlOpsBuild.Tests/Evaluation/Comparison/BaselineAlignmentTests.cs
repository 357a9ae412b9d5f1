using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Comparison;

public sealed class BaselineAlignmentTests
{
    private static ModelSignature Signature(ModelTask task, params string[] classes) =>
        new(task, "y", classes, [new FeatureSpec("a", FeatureKind.Number, [])]);

    [Theory]
    [InlineData(ModelTask.Binary, "y", "a", "No,Yes", null)]
    [InlineData(ModelTask.Multiclass, "y", "a", "No,Yes,x", "its task is binary, not multiclass")]
    [InlineData(ModelTask.Binary, "z", "a", "No,Yes", "it predicts y, not z")]
    [InlineData(ModelTask.Binary, "y", "a", "Yes,No", "its classes are No and Yes, not Yes and No")]
    [InlineData(
        ModelTask.Binary,
        "y",
        "b",
        "No,Yes",
        "it uses the column a, which the data no longer has"
    )]
    public void Says_why_not(
        ModelTask task,
        string label,
        string column,
        string classes,
        string? why
    ) =>
        BaselineAlignment
            .WhyNot(
                Signature(ModelTask.Binary, "No", "Yes"),
                task,
                label,
                classes.Split(','),
                [column]
            )
            .ShouldBe(why);

    [Fact]
    public void A_lost_class_cannot_be_compared() =>
        BaselineAlignment
            .WhyNot(
                Signature(ModelTask.Multiclass, "a", "b", "c"),
                ModelTask.Multiclass,
                "y",
                ["a", "b", "d"],
                ["a"]
            )
            .ShouldBe("it predicts the class c, which the data no longer has");

    [Fact]
    public void A_class_that_the_baseline_does_not_know_gets_no_probability()
    {
        var scores = BaselineAlignment.Score(
            new Fixed(Signature(ModelTask.Multiclass, "a", "c", "d")),
            new FeatureMatrix(
                [
                    [1, 2],
                ],
                2
            ),
            ["a", "b", "c", "d"]
        );
        scores.ShouldBe([0.5, 0, 0.3, 0.2, 0.5, 0, 0.3, 0.2]);
    }

    private sealed class Fixed(ModelSignature signature) : IScorer
    {
        public ModelSignature Signature => signature;

        public void ScoreRow(ReadOnlySpan<double> features, Span<double> output)
        {
            (output[0], output[1], output[2]) = (0.5, 0.3, 0.2);
        }

        public void Score(FeatureMatrix features, Span<double> output)
        {
            for (var i = 0; i < features.RowCount; i++)
            {
                ScoreRow([], output.Slice(3 * i, 3));
            }
        }
    }
}
