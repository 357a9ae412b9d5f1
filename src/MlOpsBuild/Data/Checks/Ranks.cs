namespace MlOpsBuild.Data.Checks;

/// <summary>Ranks of numbers; equal ones share the mean of their ranks.</summary>
internal static class Ranks
{
    /// <returns>One rank per row, from 1; NaN where the value is missing.</returns>
    public static double[] Of(ColumnOrder order, int rowCount)
    {
        var ranks = new double[rowCount];
        ranks.AsSpan().Fill(double.NaN);
        var values = order.Values;
        for (var i = 0; i < values.Length; )
        {
            var end = i + 1;
            while (end < values.Length && values[end] == values[i])
            {
                end++;
            }

            var rank = (i + 1.0 + end) / 2;
            for (; i < end; i++)
            {
                ranks[order.Rows[i]] = rank;
            }
        }

        return ranks;
    }
}
