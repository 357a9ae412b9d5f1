using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Scoring;

/// <summary>One row scored by itself has the bits of the same row scored with others, which goes another way.</summary>
public sealed class PackedForestTests
{
    private const int Rows = 300;

    [Theory]
    [InlineData(ModelTask.Binary, 40, 100)]
    [InlineData(ModelTask.Multiclass, 63, 33)] // as many categories as fit
    [InlineData(ModelTask.Regression, 64, 9)] // one more: the plain way
    [InlineData(ModelTask.Regression, 1, 1)]
    [InlineData(ModelTask.Regression, 5, 0)]
    public void Any_forest_gives_the_same_bits(ModelTask task, int categories, int rounds)
    {
        var random = new StableRandom(3, $"forest {task} {categories}");
        string[] classes = task switch
        {
            ModelTask.Binary => ["a", "b"],
            ModelTask.Multiclass => ["a", "b", "c"],
            _ => [],
        };
        var names = Enumerable
            .Range(0, categories)
            .Select(i => i.ToString("D3", CultureInfo.InvariantCulture))
            .ToArray();
        var signature = new ModelSignature(
            task,
            "label",
            classes,
            [
                new FeatureSpec("x", FeatureKind.Number, []),
                new FeatureSpec("c", FeatureKind.Category, names),
                new FeatureSpec("y", FeatureKind.Number, []),
                new FeatureSpec("d", FeatureKind.Category, ["only"]),
                new FeatureSpec("e", FeatureKind.Category, []),
            ]
        );
        var scorer = new GbdtScorer(signature, Forest(signature, rounds, random));
        var columns = signature.Features.Select(f => Column(f, random)).ToArray();
        var together = new double[Rows * signature.OutputWidth];
        scorer.Score(new FeatureMatrix(columns, Rows), together);
        var alone = new double[signature.OutputWidth];
        for (var i = 0; i < Rows; i++)
        {
            scorer.ScoreRow([.. columns.Select(c => c[i])], alone);
            for (var k = 0; k < alone.Length; k++)
            {
                BitConverter
                    .DoubleToInt64Bits(alone[k])
                    .ShouldBe(BitConverter.DoubleToInt64Bits(together[(i * alone.Length) + k]));
            }
        }
    }

    private static double[] Column(FeatureSpec feature, StableRandom random)
    {
        double[] odd =
        [
            double.NaN,
            double.NegativeInfinity,
            double.PositiveInfinity,
            -1,
            -0.0,
            feature.Categories.Count,
            1e300,
            0.5,
        ];
        var values = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            values[i] =
                random.NextDouble() < 0.3 ? odd[(int)(random.NextDouble() * odd.Length)]
                : feature.Kind == FeatureKind.Category
                    ? Math.Floor(random.NextDouble() * feature.Categories.Count)
                : random.NextDouble();
        }

        return values;
    }

    // Trees of any shape, single leaves and chains among them.
    private static GbdtForest Forest(ModelSignature signature, int rounds, StableRandom random)
    {
        var (nodes, leaves, sets) = (new List<GbdtNode>(), new List<double>(), new List<uint>());
        var roots = new int[rounds * signature.OutputWidth];
        for (var t = 0; t < roots.Length; t++)
        {
            roots[t] = Grow((int)(random.NextDouble() * random.NextDouble() * 40));
        }

        return new GbdtForest(
            signature,
            [.. Enumerable.Range(0, signature.OutputWidth).Select(_ => random.NextDouble())],
            roots,
            [.. nodes],
            [.. leaves],
            [.. sets]
        );

        int Grow(int splits)
        {
            if (splits == 0)
            {
                leaves.Add((random.NextDouble() - 0.5) / 3);
                return ~(leaves.Count - 1);
            }

            var at = nodes.Count;
            nodes.Add(default);
            var left = (int)(random.NextDouble() * splits);
            var feature = (int)(random.NextDouble() * signature.Features.Count);
            var isCategory = signature.Features[feature].Kind == FeatureKind.Category;
            var offset = isCategory ? sets.Count : -1;
            for (
                var w = 0;
                isCategory
                    && w < GbdtForest.SetLength(signature.Features[feature].Categories.Count);
                w++
            )
            {
                sets.Add((uint)(random.NextDouble() * uint.MaxValue));
            }

            nodes[at] = new GbdtNode
            {
                Feature = feature,
                Threshold =
                    random.NextDouble() < 0.1 ? double.PositiveInfinity : random.NextDouble(),
                SetOffset = offset,
                MissingLeft = random.NextDouble() < 0.5,
                Left = Grow(left),
                Right = Grow(splits - 1 - left),
            };
            return at;
        }
    }
}
