using System.Text;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Tests.Data.Readers;

public class NumberTextTests
{
    private static void SameAsParse(string text)
    {
        NumberText.Parse(Encoding.UTF8.GetBytes(text), out var value).ShouldBeTrue(text);
        BitConverter
            .DoubleToInt64Bits(value)
            .ShouldBe(
                BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)),
                text
            );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("+5")]
    [InlineData("007")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0.1")]
    [InlineData("29.85")]
    [InlineData("13.8166666666667")]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993.5")]
    [InlineData("0.9007199254740993")]
    [InlineData("1234567890123456789")]
    [InlineData("12345678901234567890")]
    [InlineData("0.0000000000000000001")]
    [InlineData("0.000000000000000000")]
    [InlineData("1e22")]
    [InlineData("1E-5")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("8.988465674311579e307")]
    [InlineData("6631236846766476e-316")]
    public void A_number_is_what_double_parse_says(string text) => SameAsParse(text);

    [Fact]
    public void Random_numbers_are_what_double_parse_says()
    {
        var random = new StableRandom(1, "numbers");
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.UInt64BitsToDouble(random.NextUInt64());
            if (double.IsFinite(value))
            {
                SameAsParse(value.ToString("R", CultureInfo.InvariantCulture));
            }

            var digits = (random.NextUInt64() >> random.NextInt(64)).ToString(
                CultureInfo.InvariantCulture
            );
            SameAsParse("-" + digits.Insert(random.NextInt(digits.Length + 1), "."));
        }
    }

    [Fact]
    public void What_double_parse_refuses_is_refused() =>
        Prop.ForAll(
                Arb.From(
                    Gen.ListOf(Gen.Elements("0", "1", "9", ".", "-", "+", "e", "E", ",", "x"))
                        .Select(string.Concat)
                        .Where(s => s.Length > 0)
                ),
                text =>
                {
                    var expected =
                        double.TryParse(
                            text,
                            NumberStyles.Float & ~NumberStyles.AllowTrailingWhite,
                            CultureInfo.InvariantCulture,
                            out var number
                        ) && double.IsFinite(number);
                    NumberText.Parse(Encoding.UTF8.GetBytes(text), out _).ShouldBe(expected, text);
                }
            )
            .Check(
                new FsCheck.Configuration
                {
                    MaxNbOfTest = 2000,
                    QuietOnSuccess = true,
                    Runner = Config.QuickThrowOnFailure.Runner,
                }
            );
}
