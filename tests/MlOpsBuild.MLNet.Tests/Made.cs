using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests;

/// <summary>Made-up rows, the same in every run.</summary>
internal static class Made
{
    /// <summary>
    /// Two numbers and a category. <c>gap</c> is missing in most rows that are positive and in few others; <c>noise</c> and
    /// <c>colour</c> say nothing.
    /// </summary>
    public static Part Gaps(int rows = 2000)
    {
        var random = new StableRandom(1, "gaps");
        double[][] columns = [new double[rows], new double[rows], new double[rows]];
        var labels = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            labels[i] = random.NextInt(2);
            columns[0][i] =
                random.NextDouble() < (labels[i] == 1 ? 0.9 : 0.1)
                    ? double.NaN
                    : random.NextDouble();
            columns[1][i] = random.NextDouble();
            columns[2][i] = random.NextInt(3);
        }

        return Both(
            new ModelSignature(
                ModelTask.Binary,
                "y",
                ["no", "yes"],
                [
                    new FeatureSpec("gap", FeatureKind.Number, []),
                    new FeatureSpec("noise", FeatureKind.Number, []),
                    new FeatureSpec("colour", FeatureKind.Category, ["blue", "green", "red"]),
                ]
            ),
            columns,
            labels
        );
    }

    /// <summary>One number, whose range is the class; the first rows are of the last class.</summary>
    public static Part Classes(int rows = 1500)
    {
        var random = new StableRandom(2, "classes");
        double[][] columns = [new double[rows]];
        var labels = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            labels[i] = i < 5 ? 2 : random.NextInt(3);
            columns[0][i] = (labels[i] * 10) + (8 * random.NextDouble());
        }

        return Both(
            new ModelSignature(
                ModelTask.Multiclass,
                "size",
                ["large", "medium", "small"],
                [new FeatureSpec("weight", FeatureKind.Number, [])]
            ),
            columns,
            labels
        );
    }

    /// <summary>A category of 200 values, half of which are positive.</summary>
    public static Part ManyValues(int rows = 4000)
    {
        var random = new StableRandom(3, "many");
        double[][] columns = [new double[rows]];
        var labels = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            columns[0][i] = random.NextInt(200);
            labels[i] = random.NextDouble() < (columns[0][i] < 100 ? 0.1 : 0.9) ? 1 : 0;
        }

        return Both(
            new ModelSignature(
                ModelTask.Binary,
                "y",
                ["no", "yes"],
                [
                    new FeatureSpec(
                        "town",
                        FeatureKind.Category,
                        [.. Enumerable.Range(0, 200).Select(n => $"town-{n:000}")]
                    ),
                ]
            ),
            columns,
            labels
        );
    }

    private static Part Both(ModelSignature signature, double[][] columns, double[] labels)
    {
        var part = new TrainingPart(new FeatureMatrix(columns, labels.Length), labels);
        return new Part(signature, part, part);
    }
}
