using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Tests.Configuration.Yaml;

/// <summary>Types by the core schema, YAML 1.2.2 section 10.3.2.</summary>
public class YamlScalarTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-12", -12)]
    [InlineData("+7", 7)]
    [InlineData("007", 7)]
    [InlineData("0x1F", 31)]
    [InlineData("0o17", 15)]
    [InlineData("1.5", 1.5)]
    [InlineData("1.", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5", -0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("1E-3", 0.001)]
    [InlineData("1.5e+3", 1500)]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("-.Inf", double.NegativeInfinity)]
    [InlineData(".nan", double.NaN)]
    public void Numbers(string text, double expected)
    {
        Plain(text).Number.ShouldBe(expected);
        Quoted(text).Number.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1_000")]
    [InlineData("1,5")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0o8")]
    [InlineData("-0x1")]
    [InlineData("1e")]
    [InlineData("e1")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("12:30")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("1 ")]
    [InlineData("٣")]
    public void Texts_that_are_no_numbers(string text) => Plain(text).Number.ShouldBeNull();

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", null)]
    [InlineData("No", null)]
    [InlineData("on", null)]
    [InlineData("tRUE", null)]
    public void Truth_values(string text, bool? expected)
    {
        Plain(text).Flag.ShouldBe(expected);
        Quoted(text).Flag.ShouldBeNull();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("~", true)]
    [InlineData("null", true)]
    [InlineData("Null", true)]
    [InlineData("NULL", true)]
    [InlineData("nULL", false)]
    [InlineData("none", false)]
    public void Nothing(string text, bool expected)
    {
        Plain(text).IsNull.ShouldBe(expected);
        Quoted(text).IsNull.ShouldBeFalse();
    }

    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("0xFFFFFFFFFFFFFFFF", ulong.MaxValue)]
    [InlineData("18446744073709551616", null)]
    [InlineData("0x10000000000000000", null)]
    [InlineData("-1", null)]
    [InlineData("1.0", null)]
    public void Unsigned_whole_numbers(string text, ulong? expected) =>
        YamlNumber.ParseUnsigned(text).ShouldBe(expected);

    [Theory]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("+5", 5L)]
    [InlineData("0o10", 8L)]
    [InlineData("9223372036854775808", null)]
    [InlineData("0xFFFFFFFFFFFFFFFF", null)]
    [InlineData("1e3", null)]
    public void Whole_numbers(string text, long? expected) =>
        YamlNumber.ParseWhole(text).ShouldBe(expected);

    private static YamlScalar Plain(string text) => new(1, 1, text, isQuoted: false);

    private static YamlScalar Quoted(string text) => new(1, 1, text, isQuoted: true);
}
