namespace MlOpsBuild.Data.Checks;

/// <summary>The area under the ROC curve of one feature, in whichever direction it separates better.</summary>
internal static class RankAuc
{
    /// <param name="sorted">Scores in ascending order.</param>
    /// <param name="missingPositive">Positives without a score: below all others, or above, whichever gives more.</param>
    /// <param name="missingNegative">Negatives without a score.</param>
    /// <param name="fewestRows">With fewer rows of a class there is no result.</param>
    /// <returns>From 0.5 to 1.</returns>
    public static double? Of(
        ReadOnlySpan<(double Score, bool IsPositive)> sorted,
        int missingPositive,
        int missingNegative,
        int fewestRows
    )
    {
        long positives = 0,
            negatives = 0,
            doubledWins = 0; // of positives over negatives, a tie counts 1 and a win 2
        for (var i = 0; i < sorted.Length; )
        {
            long tiedPositives = 0,
                tiedNegatives = 0;
            var score = sorted[i].Score;
            for (; i < sorted.Length && sorted[i].Score == score; i++)
            {
                if (sorted[i].IsPositive)
                {
                    tiedPositives++;
                }
                else
                {
                    tiedNegatives++;
                }
            }

            doubledWins += tiedPositives * ((2 * negatives) + tiedNegatives);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }

        var allPositives = positives + missingPositive;
        var allNegatives = negatives + missingNegative;
        if (allPositives < fewestRows || allNegatives < fewestRows)
        {
            return null;
        }

        var missingTies = (long)missingPositive * missingNegative;
        var missingLow = doubledWins + missingTies + (2 * positives * missingNegative);
        var missingHigh = doubledWins + missingTies + (2 * missingPositive * negatives);
        var pairs = 2.0 * allPositives * allNegatives;
        var (low, high) = (missingLow / pairs, missingHigh / pairs);
        return Math.Max(Math.Max(low, 1 - low), Math.Max(high, 1 - high));
    }
}
