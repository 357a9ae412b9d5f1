using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;

namespace MlOpsBuild.Tests.Data.Checks;

public class DriftCheckTests
{
    private static CheckData Data(int rows) =>
        CheckData.Rows(
            rows,
            (i, r) =>
                FormattableString.Invariant(
                    $"{i},{r.NextDouble() + (i >= rows / 2 ? 0.4 : 0)},{(i >= rows / 2 ? r.NextInt(2) : r.NextInt(4))},{(i >= rows / 2 && r.NextInt(3) > 0 ? "" : "1")},{(r.NextInt(10) < (i >= rows / 2 ? 8 : 2) ? 1 : 0)},{r.NextDouble()},{r.NextInt(3)}"
                ),
            "y",
            "y:number",
            "shifted:number",
            "gone:category",
            "missing:number?",
            "flag:boolean",
            "same:number",
            "group:category"
        );

    [Fact]
    public void A_shift_in_time_warns()
    {
        var data = Data(1000);
        data = data with
        {
            Split = new DataSplit([.. Enumerable.Range(0, 500)], [.. Enumerable.Range(500, 500)]),
        };
        var results = data.Results("drift");
        results
            .Select(r => (r.Column, r.Outcome))
            .ShouldBe([
                ("flag", CheckOutcome.Warn),
                ("gone", CheckOutcome.Warn),
                ("missing", CheckOutcome.Warn),
                ("shifted", CheckOutcome.Warn),
            ]);
        results.ShouldAllBe(r => r.Value > 0.2 && r.Limit == 0.2);
    }

    // 60 random splits of 6 features; a false alarm has a probability of 1% at most for each.
    [Theory]
    [InlineData(60)]
    [InlineData(1000)]
    public void A_random_split_does_not_warn(int rows)
    {
        var data = Data(rows);
        var alarms = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var order = Enumerable.Range(0, rows).ToArray();
            new StableRandom(seed, "split").Shuffle(order.AsSpan());
            var input = data with
            {
                Split = new DataSplit(
                    [.. order.Skip(rows / 5).Order()],
                    [.. order.Take(rows / 5).Order()]
                ),
            };
            var check = new DriftCheck();
            alarms += CheckJudge
                .Judge(check, [.. check.Measure(input.Input())], null)
                .Any(r => r.Outcome != CheckOutcome.Pass)
                ? 1
                : 0;
        }

        alarms.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Chance_is_told_as_chance()
    {
        var data = CheckData.Of(
            "y,x\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},{i}\n")),
            "y",
            "y:number",
            "x:integer"
        );
        data = data with { Split = new DataSplit([.. Enumerable.Range(0, 17)], [17, 18, 19]) };
        var measure = new DriftCheck().Measure(data.Input()).ShouldHaveSingleItem();
        measure.Value.ShouldBeGreaterThan(0.2);
        measure.IsInconclusive.ShouldBeTrue();
        measure.Message.ShouldContain("which may be chance");
    }

    [Fact]
    public void An_empty_part_has_nothing_to_compare()
    {
        var data = Data(20) with { Split = new DataSplit([.. Enumerable.Range(0, 20)], []) };
        new DriftCheck().Measure(data.Input()).ShouldBeEmpty();
    }
}
