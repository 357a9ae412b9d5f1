using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Reports;

public class ReportTextTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a\tb\nc", 9, "a b c")]
    [InlineData("a\u202Eb\0c", 9, "a\uFFFDb\uFFFDc")]
    [InlineData("👩‍💻", 9, "👩‍💻")]
    [InlineData("😀😀😀", 2, "😀…")]
    [InlineData("e\u0301\u0302\u0303\u0304", 9, "e\u0301\u0302")]
    [InlineData(null, 9, "")]
    public void Clean(string? text, int max, string expected) =>
        ReportText.Clean(text, max).ShouldBe(expected);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        ReportText.Clean(new string(['a', (char)0xD800, 'b'])).ShouldBe("a\uFFFDb");

    [Theory]
    [InlineData(
        "sha256:aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "aaaaaaaaaaaa"
    )]
    [InlineData("9f3c1a7be05d42c8a6b1f7d0e9c8b7a6f5e4d3c2", "9f3c1a7")]
    [InlineData("main", "main")]
    [InlineData("", "")]
    public void Short(string id, string expected) => ReportText.Short(id).ShouldBe(expected);

    [Theory]
    [InlineData(0.84634, "0.8463")]
    [InlineData(25_010.31, "25,010.3")]
    [InlineData(0.00001234, "0.000012")]
    [InlineData(-0.0, "0.0000")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(1e20, "1e20")]
    public void Value(double value, string expected) =>
        ReportNumber.Value(value).ShouldBe(expected);

    [Theory]
    [InlineData(0.012, "+0.0120")]
    [InlineData(-0.012, "-0.0120")]
    [InlineData(-0.00001, "0.0000")]
    [InlineData(0.00001, "0.0000")]
    public void Signed(double value, string expected) =>
        ReportNumber.Signed(value, 4).ShouldBe(expected);

    [Theory]
    [InlineData(0.82, "0.82")]
    [InlineData(16_000, "16,000")]
    [InlineData(0, "0")]
    [InlineData(1e-9, "1e-9")]
    public void Limit(double value, string expected) =>
        ReportNumber.Limit(value).ShouldBe(expected);
}
