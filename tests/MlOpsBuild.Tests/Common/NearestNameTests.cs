using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["depth", "trees", "learningRate", "l2"];

    [Theory]
    [InlineData("dept", "depth")] // insert
    [InlineData("deepth", "depth")] // delete
    [InlineData("septh", "depth")] // replace
    [InlineData("detph", "depth")] // swap of neighbours
    [InlineData("LEARNING_RATE", "learningRate")] // case is free
    [InlineData("l1", "l2")]
    [InlineData("rounds", null)]
    [InlineData("", null)]
    public void FindsWhatWasMeant(string found, string? expected) =>
        NearestName.Of(found, Names).ShouldBe(expected);

    [Fact]
    public void TheFirstOfEqualsWins() => NearestName.Of("ab", ["ac", "ad"]).ShouldBe("ac");

    [Fact]
    public void TheNearestWins() =>
        NearestName.Of("metrics", ["metros", "metric"]).ShouldBe("metric");

    [Fact]
    public void HintIsASentenceOrNothing()
    {
        NearestName.Hint("dept", Names).ShouldBe(" Did you mean 'depth'?");
        NearestName.Hint("rounds", Names).ShouldBe("");
    }
}
