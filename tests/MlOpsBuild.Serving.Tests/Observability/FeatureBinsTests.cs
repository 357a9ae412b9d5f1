using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Tests.Observability;

public sealed class FeatureBinsTests
{
    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(30, 0)]
    [InlineData(30.000001, 1)]
    [InlineData(40, 1)]
    [InlineData(50, 2)]
    [InlineData(51, 3)]
    [InlineData(double.NaN, 4)]
    public void NumbersCountUpToTheEdge(double value, int bin) => new FeatureBins(
            new Distribution
            {
                Edges = [30, 40, 50],
                Counts = [1, 2, 3, 4],
                Missing = 5,
            }
        ).Of(value).ShouldBe(bin);

    [Fact]
    public void BinsOfNumbersAreTheDistributionsOwn()
    {
        // The independent statement of Distribution: edge[i-1] < v <= edge[i].
        double[] edges = [.. Enumerable.Range(0, 20).Select(i => i * 1.5)];
        var bins = new FeatureBins(
            new Distribution { Edges = edges, Counts = [.. Enumerable.Repeat(1L, 21)] }
        );
        for (var v = -2.0; v < 35; v += 0.25)
        {
            bins.Of(v).ShouldBe(edges.Count(e => e < v));
        }
    }

    [Fact]
    public void UnseenAndMissingCategoriesHaveBinsOfTheirOwn()
    {
        var bins = new FeatureBins(new Distribution { Counts = [5, 7, 2], Missing = 9 });
        bins.Reference.ShouldBe([5, 7, 2, 9]);
        bins.Of(0).ShouldBe(0);
        bins.Of(1).ShouldBe(1);
        bins.Of(MissingValue.Unseen).ShouldBe(2);
        bins.Of(double.NaN).ShouldBe(3);
        bins.Of(2).ShouldBe(2); // no category of the signature
        bins.Of(-1).ShouldBe(2);
    }

    [Fact]
    public void RareCategoriesShareABinWhereThereAreMany()
    {
        long[] counts = [.. Enumerable.Range(0, 100).Select(i => (long)i), 3];
        var bins = new FeatureBins(new Distribution { Counts = counts, Missing = 4 });
        bins.Count.ShouldBe(FeatureBins.MaxCategories + 3);
        bins.Of(99).ShouldBe(FeatureBins.MaxCategories - 1);
        bins.Of(70).ShouldBe(0);
        bins.Of(69).ShouldBe(FeatureBins.MaxCategories);
        bins.Of(0).ShouldBe(FeatureBins.MaxCategories);
        bins.Reference[FeatureBins.MaxCategories].ShouldBe(Enumerable.Range(0, 70).Sum());
        bins.Reference[^2].ShouldBe(3);
        bins.Reference[^1].ShouldBe(4);
    }

    [Fact]
    public void AnEncodedUnseenCategoryIsToldFromAMissingOne()
    {
        var encoder = new RowEncoder(SampleServed.Signature(ModelTask.Regression));
        var row = new double[5];
        encoder.Encode(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["age"] = null,
                ["rooms"] = 3L,
                ["owner"] = true,
                ["colour"] = null,
                ["town"] = "Lima",
            },
            row
        );
        var town = new FeatureBins(SampleServed.Contract().Features[4].Training);
        town.Of(row[4]).ShouldBe(2);
        town.Of(row[3]).ShouldBe(3);
        double.IsNaN(row[4]).ShouldBeTrue();
    }
}
