using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// Finds models whose outputs for a row depend on the rows beside it, such as a program that scales columns by the rows it gets: what
/// they are evaluated by is not what a client gets, who sends one row.
/// </summary>
internal static class RowIndependence
{
    private const int MaxRows = 16;
    private const double Tolerance = 1e-6;

    /// <summary>Scores some rows again, in another order and company.</summary>
    /// <param name="scorer">The model. Ours, which compute row by row, are not asked.</param>
    /// <param name="features">The rows that were scored.</param>
    /// <param name="scores">Their outputs, row after row.</param>
    /// <param name="log">Told when bits differ only.</param>
    /// <exception cref="MlOpsException">Outputs differ by more than rounding.</exception>
    public static void Check(
        IScorer scorer,
        FeatureMatrix features,
        ReadOnlySpan<double> scores,
        Action<string> log
    )
    {
        if (scorer is EmbeddedScorer || features.RowCount < 2)
        {
            return;
        }

        var width = scorer.Signature.OutputWidth;
        var rows = EvenlySpaced.Indices(features.RowCount, MaxRows);
        Array.Reverse(rows);
        var again = new double[rows.Length * width];
        scorer.Score(features.Take(rows), again);
        for (var i = 0; i < again.Length; i++)
        {
            var (first, second) = (scores[(rows[i / width] * width) + (i % width)], again[i]);
            if (Math.Abs(first - second) > Tolerance * Math.Max(1, Math.Abs(first)))
            {
                throw new MlOpsException(
                    $"{Describe(rows[i / width], first, second)}: its outputs depend on other rows. Compute each row by itself, with what was learned in training."
                );
            }
        }

        for (var i = 0; i < again.Length; i++)
        {
            var (first, second) = (scores[(rows[i / width] * width) + (i % width)], again[i]);
            if (BitConverter.DoubleToInt64Bits(first) != BitConverter.DoubleToInt64Bits(second))
            {
                log(
                    $"{Describe(rows[i / width], first, second)}: the same but for rounding. An image of it cannot be proven bit for bit unless the program computes row by row."
                );
                return;
            }
        }
    }

    private static string Describe(int row, double first, double second) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The model gives {first} for test row {row + 1} among all, and {second} among a few"
        );
}
