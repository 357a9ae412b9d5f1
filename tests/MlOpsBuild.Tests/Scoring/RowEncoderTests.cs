using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Scoring;

public sealed class RowEncoderTests
{
    private readonly RowEncoder _encoder = new(
        new ModelSignature(
            ModelTask.Regression,
            "y",
            [],
            [
                new FeatureSpec("age", FeatureKind.Number, []),
                new FeatureSpec("colour", FeatureKind.Category, ["60", "blue", "true"]),
            ]
        )
    );

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData(" -2e3 ", -2000)]
    [InlineData("true", 1)]
    [InlineData("False", 0)]
    [InlineData("", double.NaN)]
    [InlineData("  ", double.NaN)]
    public void Text_for_a_number_is_its_value(string text, double expected) =>
        _encoder.Encode(0, text).ShouldBe(expected);

    [Theory]
    [InlineData("blue", 1)]
    [InlineData("60", 0)]
    [InlineData("Blue", double.NaN)]
    [InlineData("", double.NaN)]
    public void Text_for_a_category_is_its_index(string text, double expected) =>
        _encoder.Encode(1, text).ShouldBe(expected);

    [Fact]
    public void Numbers_and_truth_values_find_their_category()
    {
        _encoder.Encode(1, 60.0).ShouldBe(0);
        _encoder.Encode(1, 61.0).ShouldBe(double.NaN);
        _encoder.Encode(1, true).ShouldBe(2);
        _encoder.Encode(1, false).ShouldBe(double.NaN);
        _encoder.Encode(0, true).ShouldBe(1);
        _encoder.Encode(0, double.NaN).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("1,5", "'age' is '1,5', expected a number.")]
    [InlineData("old", "'age' is 'old', expected a number.")]
    [InlineData("1e999", "'age' is infinite, expected a finite number.")]
    public void Text_that_is_no_number_is_refused(string text, string message)
    {
        var error = Should.Throw<RowEncodingException>(() => _encoder.Encode(0, text));
        error.Message.ShouldBe(message);
        error.Feature.ShouldBe("age");
    }

    [Fact]
    public void A_row_has_every_feature_and_nothing_else()
    {
        var row = new double[2];
        _encoder.Encode(Values(("colour", "blue"), ("age", 33L)), row);
        row.ShouldBe([33, 1]);
        _encoder.Encode(Values(("colour", null), ("age", "7")), row);
        row.ShouldBe([7, double.NaN]);
        Should
            .Throw<RowEncodingException>(() => _encoder.Encode(Values(("age", 1.0)), row))
            .Message.ShouldBe("The row has no 'colour'; give null where it is not known.");
        Should
            .Throw<RowEncodingException>(() =>
                _encoder.Encode(Values(("age", 1), ("colour", true), ("size", 2)), row)
            )
            .Message.ShouldBe("The model has no feature 'size'.");
        Should
            .Throw<RowEncodingException>(() =>
                _encoder.Encode(Values(("age", new object()), ("colour", "")), row)
            )
            .Message.ShouldBe("'age' is a Object, expected a string, number, bool or null.");
    }

    private static Dictionary<string, object?> Values(
        params (string Name, object? Value)[] values
    ) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
}
