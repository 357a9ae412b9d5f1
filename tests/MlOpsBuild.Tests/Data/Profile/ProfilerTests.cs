using MlOpsBuild.Data;
using MlOpsBuild.Data.Profile;
using MlOpsBuild.Tests.Data.Checks;

namespace MlOpsBuild.Tests.Data.Profile;

public class ProfilerTests
{
    [Fact]
    public void Moments_equal_numpy()
    {
        foreach (var r in Reference.All("moments"))
        {
            var (mean, deviation) = Profiler.Moments(r.Doubles("values"));
            mean!.Value.ShouldBe(r.Double("mean"), 1e-15 * Math.Abs(r.Double("mean")));
            deviation!.Value.ShouldBe(r.Double("sd"), 1e-14);
        }
    }

    [Fact]
    public void Moments_do_not_overflow()
    {
        var (mean, deviation) = Profiler.Moments([1e308, 1.5e308, 1.7e308]);
        mean!.Value.ShouldBe(1.4e308, 1e294);
        deviation!.Value.ShouldBe(0.36055512754639896e308, 1e295);
        Profiler.Moments([]).ShouldBe((null, null));
        Profiler.Moments([3]).ShouldBe((3, null));
    }

    [Fact]
    public void Columns_are_described()
    {
        var data = CheckData.Of(
            "n,c,t,x\n1,b,2024-01-01,p\n3,a,,q\n,a,2024-01-02,\n3,c,2024-01-02,r\n",
            label: "n",
            "n:number?",
            "c:category",
            "t:time?",
            "x:text?"
        );
        var profiles = Profiler.Profile(data.Input());
        profiles.Select(p => p.Name).ShouldBe(["n", "c", "t", "x"]);
        var n = profiles[0];
        (n.Missing, n.Distinct, n.Min, n.Max).ShouldBe((1, 2, 1, 3));
        n.Mean!.Value.ShouldBe(7.0 / 3, 1e-15);
        n.StandardDeviation!.Value.ShouldBe(Math.Sqrt(4.0 / 3), 1e-15);
        profiles[1]
            .Top.ShouldBe([new ValueCount("a", 2), new ValueCount("b", 1), new ValueCount("c", 1)]);
        profiles[2].Type.ShouldBe(ColumnType.Time);
        (profiles[3].Distinct, profiles[3].Top.Count).ShouldBe((3, 0));
    }
}
