using FsCheck;
using MlOpsBuild.Serving.Traffic;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Serving.Tests.Traffic;

public sealed class WeightedChoiceTests
{
    [Fact]
    public void Each_cycle_has_exactly_the_shares() =>
        Always.Holds(
            Gen.Choose(1, 5)
                .SelectMany(n => Gen.ArrayOf(n, Gen.Choose(0, 40)))
                .Where(w => w.Sum() > 0),
            weights =>
            {
                var choice = new WeightedChoice(weights);
                var divisor = weights.Aggregate(0, Divisor);
                var cycle = weights.Sum() / divisor;
                for (var round = 0; round < 3; round++)
                {
                    var counts = new int[weights.Length];
                    for (var i = 0; i < cycle; i++)
                    {
                        counts[choice.Next()]++;
                    }

                    if (!counts.SequenceEqual(weights.Select(w => w / divisor)))
                    {
                        return false;
                    }
                }

                return true;
            },
            200
        );

    [Fact]
    public void A_small_share_comes_evenly()
    {
        var choice = new WeightedChoice([95, 5]); // 19 to 1
        for (var window = 0; window < 50; window++)
        {
            Enumerable.Range(0, 20).Count(_ => choice.Next() == 1).ShouldBe(1);
        }
    }

    [Fact]
    public void The_largest_weights_work()
    {
        var choice = new WeightedChoice([1_000_000, 999_999, 1]);
        var counts = new int[3];
        for (var i = 0; i < 2_000_000; i++)
        {
            counts[choice.Next()]++;
        }

        counts.ShouldBe([1_000_000, 999_999, 1]);
    }

    [Fact]
    public void A_key_stays_and_few_move_when_weights_change()
    {
        var before = new WeightedChoice([90, 10]);
        var after = new WeightedChoice([80, 20]);
        var keys = Enumerable.Range(0, 10_000).Select(i => $"user-{i}").ToArray();
        keys.Count(k => before.For(k) == 1).ShouldBeInRange(900, 1100);
        keys.ShouldAllBe(k => before.For(k) == before.For(k));
        // Who was with the second stays there.
        keys.Where(k => before.For(k) == 1).ShouldAllBe(k => after.For(k) == 1);
        keys.Count(k => before.For(k) != after.For(k)).ShouldBeInRange(900, 1100);
    }

    [Fact]
    public void Shares_stay_exact_with_many_threads()
    {
        var choice = new WeightedChoice([3, 1]);
        var second = 0;
        Parallel.For(
            0,
            40_000,
            _ =>
            {
                if (choice.Next() == 1)
                {
                    Interlocked.Increment(ref second);
                }
            }
        );
        second.ShouldBe(10_000);
    }

    [Fact]
    public void No_weight_at_all_is_refused() =>
        Should.Throw<ArgumentException>(() => new WeightedChoice([0, 0]));

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
