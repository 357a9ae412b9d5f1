using MlOpsBuild.Data.Drift;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Data.Drift;

public class DriftStatisticsTests
{
    [Fact]
    public void Kolmogorov_survival_equals_scipy()
    {
        foreach (var r in Reference.All("kolmogorov"))
        {
            KolmogorovSmirnov
                .Survival(r.Double("x"))
                .ShouldBe(r.Double("value"), 1e-14, r.ToString());
        }
    }

    [Fact]
    public void Kolmogorov_smirnov_equals_scipy()
    {
        foreach (var r in Reference.All("kolmogorovSmirnov"))
        {
            var test = KolmogorovSmirnov.Test(r.Doubles("first"), r.Doubles("second"));
            test.Statistic.ShouldBe(r.Double("statistic"), 1e-15);
            test.PValue.ShouldBe(r.Double("pValue"), 1e-13);
        }
    }

    [Fact]
    public void Kolmogorov_smirnov_of_disjoint_samples_is_one() =>
        KolmogorovSmirnov.Test([1, 2], [3, 4, 5]).Statistic.ShouldBe(1);

    [Fact]
    public void Tests_of_nothing_find_nothing()
    {
        KolmogorovSmirnov.Test([], [1]).ShouldBe(new DriftTest(0, 1));
        ChiSquare.Test([0, 0], [1, 2]).ShouldBe(new DriftTest(0, 1));
        ChiSquare.Test([50], [60]).ShouldBe(new DriftTest(0, 1));
        StabilityIndex.Of<int>([0, 0], [1, 2]).ShouldBe(0);
        BenjaminiHochberg.Adjust([]).ShouldBeEmpty();
    }

    [Fact]
    public void Chi_square_survival_equals_scipy()
    {
        foreach (var r in Reference.All("chiSquareSurvival"))
        {
            var expected = r.Double("value");
            ChiSquare
                .Survival(r.Double("x"), r.GetProperty("df").GetInt32())
                .ShouldBe(expected, Math.Max(1e-14, expected * 1e-11), r.ToString());
        }
    }

    [Fact]
    public void Chi_square_with_two_degrees_is_an_exponential() =>
        ChiSquare.Survival(3, 2).ShouldBe(Math.Exp(-1.5), 1e-14);

    [Fact]
    public void Log_gamma_equals_scipy()
    {
        foreach (var r in Reference.All("logGamma"))
        {
            var expected = r.Double("value");
            IncompleteGamma
                .LogGamma(r.Double("x"))
                .ShouldBe(expected, 1e-13 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void Chi_square_equals_scipy_where_all_counts_suffice()
    {
        foreach (var r in Reference.All("chiSquare"))
        {
            var test = ChiSquare.Test(r.Ints("first"), r.Ints("second"));
            test.Statistic.ShouldBe(r.Double("statistic"), 1e-12);
            test.PValue.ShouldBe(r.Double("pValue"), 1e-12);
        }
    }

    [Fact]
    public void Chi_square_takes_rare_values_together() =>
        ChiSquare
            .Test([50, 40, 3, 3, 4], [20, 25, 6, 5, 4])
            .ShouldBe(ChiSquare.Test([50, 40, 10], [20, 25, 15]));

    [Fact]
    public void Chi_square_adds_a_rare_rest_to_the_rarest_value() =>
        ChiSquare.Test([500, 60, 1], [510, 50, 0]).ShouldBe(ChiSquare.Test([500, 61], [510, 50]));

    [Fact]
    public void Population_stability_equals_its_formula()
    {
        foreach (var r in Reference.All("psi"))
        {
            StabilityIndex
                .Of<int>(r.Ints("first"), r.Ints("second"))
                .ShouldBe(r.Double("value"), 1e-14);
        }
    }

    [Fact]
    public void Bins_are_deciles_of_the_reference()
    {
        double[] sorted = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        var edges = PopulationStability.Edges(sorted);
        edges.ShouldBe([10, 20, 30, 40, 50, 60, 70, 80, 90]);
        PopulationStability
            .Count(sorted, edges, 3)
            .ShouldBe([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 3]);
    }

    [Fact]
    public void Equal_edges_are_one_bin()
    {
        double[] sorted = [0, 0, 0, 0, 0, 0, 0, 0, 5, 7];
        PopulationStability.Edges(sorted).ShouldBe([0, 5]);
        PopulationStability.Count(sorted, [0, 5], 0).ShouldBe([8, 1, 1, 0]);
        PopulationStability.Edges([3, 3, 3]).ShouldBeEmpty();
    }

    [Fact]
    public void Benjamini_hochberg_equals_its_definition()
    {
        foreach (var r in Reference.All("benjaminiHochberg"))
        {
            BenjaminiHochberg.Adjust(r.Doubles("p")).ShouldBe(r.Doubles("adjusted"), 1e-15);
        }
    }
}
