using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Training;

namespace MlOpsBuild.Tests.Scoring;

public sealed class StableMathTests
{
    [Theory]
    [InlineData("exp", 1)]
    [InlineData("log", 1)]
    [InlineData("log1p", 2)]
    [InlineData("sigmoid", 3)]
    [InlineData("softPlus", 3)]
    public void Is_within_a_few_ulp_of_the_correctly_rounded_value(string name, long allowed)
    {
        Func<double, double> function = name switch
        {
            "exp" => StableMath.Exp,
            "log" => StableMath.Log,
            "log1p" => StableMath.Log1p,
            "sigmoid" => StableMath.Sigmoid,
            _ => StableMath.SoftPlus,
        };
        using var reference = JsonDocument.Parse(
            File.ReadAllBytes(SampleData.ReferencePath("stable_math_reference.json"))
        );
        var pairs = reference.RootElement.GetProperty(name);
        pairs.GetArrayLength().ShouldBeGreaterThan(300);
        foreach (var pair in pairs.EnumerateArray())
        {
            var x = double.Parse(pair[0].GetString()!, CultureInfo.InvariantCulture);
            var expected = double.Parse(pair[1].GetString()!, CultureInfo.InvariantCulture);
            Distance(function(x), expected)
                .ShouldBeLessThanOrEqualTo(
                    allowed,
                    $"{name}({x:R}) = {function(x):R}, not {expected:R}"
                );
        }
    }

    [Fact]
    public void Exp_agrees_with_the_platform_over_its_range()
    {
        var random = new StableRandom(1, "exp");
        for (var i = 0; i < 1_000_000; i++)
        {
            var x = (random.NextDouble() * 1454) - 745;
            Distance(StableMath.Exp(x), Math.Exp(x)).ShouldBeLessThanOrEqualTo(2, $"{x:R}");
        }
    }

    [Fact]
    public void Log_agrees_with_the_platform_over_its_range()
    {
        var random = new StableRandom(1, "log");
        for (var i = 0; i < 1_000_000; i++)
        {
            var x = BitConverter.UInt64BitsToDouble(random.NextUInt64() >> 1);
            if (double.IsFinite(x))
            {
                Distance(StableMath.Log(x), Math.Log(x)).ShouldBeLessThanOrEqualTo(2, $"{x:R}");
            }
        }
    }

    [Fact]
    public void Handles_the_edges()
    {
        StableMath.Exp(0).ShouldBe(1);
        StableMath.Exp(-0.0).ShouldBe(1);
        StableMath.Exp(709.7827128933841).ShouldBe(double.PositiveInfinity);
        StableMath.Exp(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        StableMath.Exp(double.NegativeInfinity).ShouldBe(0);
        StableMath.Exp(-745.1332191019412).ShouldBe(0);
        StableMath.Exp(double.NaN).ShouldBe(double.NaN);
        StableMath.Log(1).ShouldBe(0);
        StableMath.Log(0).ShouldBe(double.NegativeInfinity);
        StableMath.Log(-0.0).ShouldBe(double.NegativeInfinity);
        StableMath.Log(-1).ShouldBe(double.NaN);
        StableMath.Log(double.NegativeInfinity).ShouldBe(double.NaN);
        StableMath.Log(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        StableMath.Log(double.NaN).ShouldBe(double.NaN);
        StableMath.Log1p(-1).ShouldBe(double.NegativeInfinity);
        StableMath.Log1p(-1.5).ShouldBe(double.NaN);
        StableMath.Log1p(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        StableMath.Log1p(double.NaN).ShouldBe(double.NaN);
        StableMath.Log1p(-1e-300).ShouldBe(-1e-300);
        StableMath.Sigmoid(double.NegativeInfinity).ShouldBe(0);
        StableMath.Sigmoid(double.PositiveInfinity).ShouldBe(1);
        StableMath.Sigmoid(0).ShouldBe(0.5);
        StableMath.SoftPlus(double.NegativeInfinity).ShouldBe(0);
        StableMath.SoftPlus(1e308).ShouldBe(1e308);
    }

    [Fact]
    public void SoftMax_sums_to_1_and_does_not_overflow()
    {
        double[] scores = [1000, 1000 + StableMath.Log(3), -1000];
        StableMath.LogSumExp(scores).ShouldBe(1000 + Math.Log(4), 1e-12);
        StableMath.SoftMax(scores);
        scores[0].ShouldBe(0.25, 1e-13); // 1000 + log(3) has an error of 1e-13
        scores[1].ShouldBe(0.75, 1e-13);
        scores[2].ShouldBe(0);
    }

    /// <summary>How many doubles lie between two, one of them counted.</summary>
    private static long Distance(double a, double b) =>
        a.Equals(b) ? 0
        : double.IsFinite(a) && double.IsFinite(b) ? Math.Abs(Order(a) - Order(b))
        : long.MaxValue;

    private static long Order(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
