using MlOpsBuild.Evaluation.Bootstrap;

namespace MlOpsBuild.Tests.Evaluation.Bootstrap;

public sealed class IntervalTests
{
    // numpy.quantile([1, 2, 4, 8, 16], [0.05, 0.95]) = [1.2, 14.4]
    [Fact]
    public void Interpolates_between_neighbours()
    {
        var interval = Interval.Percentile([16, 4, 1, 8, 2], 0.9)!.Value;
        interval.Low.ShouldBe(1.2, 1e-12);
        interval.High.ShouldBe(14.4, 1e-12);
    }

    [Fact]
    public void Leaves_out_what_is_not_defined()
    {
        Interval.Percentile([double.NaN, 1, 3], 0.5).ShouldBe(new Interval(1.5, 2.5));
        Interval.Percentile([double.NaN, double.NaN, 3], 0.5).ShouldBeNull();
        Interval.Percentile([], 0.5).ShouldBeNull();
    }

    // scipy.stats.norm.isf
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.16, 0.994457883209753)]
    [InlineData(0.025, 1.9599639845400545)]
    [InlineData(0.0013, 3.0114537584997843)]
    [InlineData(1e-6, 4.753424308822899)]
    public void Normal_quantile_equals_scipy(double tail, double z) =>
        NormalQuantile.Upper(tail).ShouldBe(z, 1e-9);
}
