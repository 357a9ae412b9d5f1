using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

public sealed class StableRandomTests
{
    // Expected values: xoshiro256** written anew in Python over hashlib.sha256(pack('<Q', seed) + name).
    [Fact]
    public void SequenceIsXoshiro()
    {
        var random = new StableRandom(42, "bootstrap/auc");
        ulong[] drawn =
        [
            random.NextUInt64(),
            random.NextUInt64(),
            random.NextUInt64(),
            random.NextUInt64(),
        ];
        drawn.ShouldBe([
            9288713231929132067,
            3887699354462837764,
            6836587014683692952,
            7923440217542584686,
        ]);
    }

    [Fact]
    public void DoublesHave53Bits()
    {
        var random = new StableRandom(42, "bootstrap/auc");
        double[] drawn = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
        drawn.ShouldBe([0.5035421532826208, 0.21075260430395504, 0.37061212468531235]);
    }

    [Fact]
    public void IntegersAreLemires()
    {
        var random = new StableRandom(7, "größe");
        Enumerable
            .Range(0, 12)
            .Select(_ => random.NextInt(10))
            .ShouldBe([1, 4, 7, 7, 3, 7, 6, 4, 0, 8, 6, 0]);
    }

    [Fact]
    public void ShuffleIsFisherYates()
    {
        int[] items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        new StableRandom(7, "shuffle").Shuffle<int>(items);
        items.ShouldBe([7, 0, 4, 6, 3, 9, 2, 1, 5, 8]);
    }

    [Fact]
    public void NamesAndSeedsHaveSequencesOfTheirOwn()
    {
        ulong[] first =
        [
            new StableRandom(1, "a").NextUInt64(),
            new StableRandom(1, "b").NextUInt64(),
            new StableRandom(2, "a").NextUInt64(),
        ];
        first.Distinct().Count().ShouldBe(3);
        new StableRandom(1, "a").NextUInt64().ShouldBe(first[0]);
    }

    [Fact]
    public void IntegersAreEven()
    {
        var random = new StableRandom(3, "even");
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.NextInt(6)]++;
        }

        // chi-squared with 5 degrees of freedom: below 20.5 with probability 0.999
        counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000).ShouldBeLessThan(20.5);
    }

    [Fact]
    public void ALimitIsAtLeastOne()
    {
        var random = new StableRandom(1, "a");
        random.NextInt(1).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }
}
