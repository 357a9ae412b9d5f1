using System.Runtime.Intrinsics;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Tests.Training.Embedded;

public sealed class HistogramTests
{
    private const int Rows = 30_000;
    private readonly BinnedMatrix _matrix;
    private readonly Vector128<long>[] _pairs = new Vector128<long>[Rows];
    private readonly double[] _gradients = new double[Rows];
    private readonly GradientScale _scale = new(Rows, 1, constantHessian: false);

    public HistogramTests()
    {
        var random = new StableRandom(5, "histogram");
        var columns = new double[6][];
        for (var f = 0; f < columns.Length; f++)
        {
            columns[f] = new double[Rows];
            for (var i = 0; i < Rows; i++)
            {
                columns[f][i] =
                    random.NextInt(10) == 0 ? double.NaN : random.NextInt(20 * (f + 1)) / 8.0;
            }
        }

        var specs = columns
            .Select((_, f) => new FeatureSpec($"f{f}", FeatureKind.Number, []))
            .ToArray();
        _matrix = new BinnedMatrix(
            specs,
            new FeatureMatrix(columns, Rows),
            255,
            new WorkSplitter(2, default)
        );
        for (var i = 0; i < Rows; i++)
        {
            _gradients[i] = (random.NextDouble() * 2) - 1;
            _pairs[i] = _scale.Pair(_gradients[i], 0.25);
        }
    }

    [Fact]
    public void Sums_are_those_of_the_rows()
    {
        var histogram = Build(1, [.. Enumerable.Range(0, Rows)], [0, 1, 2, 3, 4, 5]);
        for (var f = 0; f < 6; f++)
        {
            for (var bin = 0; bin <= _matrix.Features[f].Count; bin++)
            {
                var rows = Enumerable
                    .Range(0, Rows)
                    .Where(r => _matrix.Columns[f][r] == bin)
                    .ToArray();
                var sum = histogram[_matrix.Offsets[f] + bin];
                _scale.CountOf(sum).ShouldBe(rows.Length);
                _scale.HessianOf(sum).ShouldBe(rows.Length * 0.25);
                _scale.GradientOf(sum).ShouldBe(rows.Sum(r => _gradients[r]), 1e-6);
            }
        }
    }

    [Fact]
    public void Threads_do_not_matter_and_differences_are_exact()
    {
        int[] all = [.. Enumerable.Range(0, Rows)];
        int[] features = [0, 2, 5];
        var whole = Build(1, all, features);
        Build(3, all, features).ShouldBe(whole);
        var part = Build(2, all[..10_000], features);
        HistogramBuilder.Subtract(whole, part);
        whole.ShouldBe(Build(1, all[10_000..], features));
    }

    [Fact]
    public void Few_distinct_values_have_a_bin_each()
    {
        var bins = FeatureBins.Of(
            new FeatureSpec("x", FeatureKind.Number, []),
            [3, 1, double.NaN, 2, 2],
            255
        );
        bins.Count.ShouldBe(3);
        bins.UpperEnd(0).ShouldBe(1.5);
        bins.UpperEnd(1).ShouldBe(2.5);
        bins.UpperEnd(2).ShouldBe(double.PositiveInfinity);
        var found = new byte[5];
        bins.Fill([1.5, 1.6, double.NaN, 99, -99], found);
        found.ShouldBe([0, 1, 3, 2, 0]);
    }

    [Fact]
    public void Many_values_are_spread_evenly_over_the_bins()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(i => i * 0.001)];
        var bins = FeatureBins.Of(new FeatureSpec("x", FeatureKind.Number, []), values, 255);
        bins.Count.ShouldBe(255);
        var found = new byte[values.Length];
        bins.Fill(values, found);
        foreach (var count in found.CountBy(b => b))
        {
            count.Value.ShouldBeInRange(380, 400);
        }
    }

    [Fact]
    public void A_frequent_value_does_not_take_the_others_bins()
    {
        double[] values =
        [
            .. Enumerable.Repeat(0.0, 90_000),
            .. Enumerable.Range(1, 10_000).Select(i => (double)i),
        ];
        FeatureBins
            .Of(new FeatureSpec("x", FeatureKind.Number, []), values, 255)
            .Count.ShouldBe(255);
    }

    [Fact]
    public void Values_without_a_number_between_them_are_told_apart()
    {
        var next = Math.BitIncrement(1.0);
        var bins = FeatureBins.Of(new FeatureSpec("x", FeatureKind.Number, []), [1, next], 255);
        var found = new byte[2];
        bins.Fill([1, next], found);
        found.ShouldBe([0, 1]);
    }

    private Vector128<long>[] Build(int threads, int[] rows, int[] features)
    {
        var histogram = new Vector128<long>[_matrix.TotalBins];
        new HistogramBuilder(_matrix, new WorkSplitter(threads, default)).Build(
            rows,
            _pairs,
            features,
            histogram
        );
        return histogram;
    }
}
