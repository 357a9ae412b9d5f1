using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Checks;

/// <summary>
/// How well one feature alone predicts the label.
/// <list type="bullet">
/// <item>Number, binary: AUC = P(x of a positive &gt; x of a negative) + P(equal) / 2, or 1 - AUC if larger; missing
/// values count as smaller than all, or larger than all, whichever gives more.</item>
/// <item>Number, regression: the square of Pearson's or of Spearman's correlation, whichever is larger, over rows with a
/// value.</item>
/// <item>Number, multiclass: I(bin; label) / H(label) over at most 256 bins of at least 20 rows, equally many in each;
/// equal values in one bin; missing values are a bin.</item>
/// <item>Category, binary and regression: each category (and missing) predicts the mean label of its training rows,
/// shrunk to the overall mean by one row; AUC and R2 = 1 - SSE / SST of that on the test rows. So a category with a
/// distinct value in each row scores nothing.</item>
/// <item>Category, multiclass: I(category; label) / H(label), with categories of fewer than 20 rows as one.</item>
/// </list>
/// With fewer than 10 rows of either class (or 10 rows) a perfect score may be luck, and there is none.
/// </summary>
internal static class LeakageScore
{
    private const int FewestRows = 10;
    private const int FewestRowsPerBin = 20;
    private const int MostBins = 256;

    public static double? Of(CheckInput input, DataColumn column) =>
        (column, input.Task) switch
        {
            (NumberColumn number, ModelTask.Binary) => NumberAuc(input, number),
            (NumberColumn number, ModelTask.Regression) => Correlation(input, number),
            (_, ModelTask.Multiclass) => Information(input, column),
            (CategoryColumn category, _) => Encoded(input, category),
            _ => null,
        };

    private static double? NumberAuc(CheckInput input, NumberColumn column)
    {
        var labels = input.Labels.Values;
        var order = input.OrderOf(column);
        var scored = new (double Score, bool IsPositive)[labels.Length];
        var count = 0;
        foreach (var row in order.Rows)
        {
            if (!double.IsNaN(labels[row]))
            {
                scored[count++] = (column.Values[row], labels[row] == 1);
            }
        }

        var (missingPositive, missingNegative) = (0, 0);
        for (var row = 0; row < labels.Length; row++)
        {
            if (double.IsNaN(column.Values[row]) && !double.IsNaN(labels[row]))
            {
                (missingPositive, missingNegative) =
                    labels[row] == 1
                        ? (missingPositive + 1, missingNegative)
                        : (missingPositive, missingNegative + 1);
            }
        }

        return RankAuc.Of(scored.AsSpan(0, count), missingPositive, missingNegative, FewestRows);
    }

    private static double? Correlation(CheckInput input, NumberColumn column)
    {
        var labels = ((NumberColumn)input.Label).Values;
        var order = input.OrderOf(column);
        var x = new List<double>(order.Rows.Length);
        var rankX = new List<double>(order.Rows.Length);
        var y = new List<double>(order.Rows.Length);
        var rankY = new List<double>(order.Rows.Length);
        var labelRanks = Ranks.Of(input.OrderOf((NumberColumn)input.Label), labels.Length);
        var ranks = Ranks.Of(order, labels.Length);
        for (var row = 0; row < labels.Length; row++)
        {
            if (!double.IsNaN(column.Values[row]) && !double.IsNaN(labels[row]))
            {
                x.Add(column.Values[row]);
                rankX.Add(ranks[row]);
                y.Add(labels[row]);
                rankY.Add(labelRanks[row]);
            }
        }

        if (x.Count < FewestRows)
        {
            return null;
        }

        var linear = SquaredCorrelation.Of(x, y);
        var monotone = SquaredCorrelation.Of(rankX, rankY);
        return linear is null && monotone is null ? null : Math.Max(linear ?? 0, monotone ?? 0);
    }

    private static double? Information(CheckInput input, DataColumn column)
    {
        var labels = input.Labels.Values;
        var (bins, count) = column is CategoryColumn category
            ? CategoryBins(category)
            : NumberBins(input, (NumberColumn)column);
        return MutualInformation.Normalized(
            bins,
            count,
            labels,
            input.Labels.Classes.Count,
            FewestRows
        );
    }

    private static (int[] Bins, int Count) CategoryBins(CategoryColumn column)
    {
        var counts = new int[column.Values.Count + 1];
        foreach (var code in column.Codes)
        {
            counts[code + 1]++;
        }

        var bins = column.Codes.ToArray();
        foreach (ref var bin in bins.AsSpan())
        {
            bin = counts[bin + 1] < FewestRowsPerBin ? 0 : bin + 2; // 0: rare ones, 1: missing
        }

        return (bins, counts.Length + 1);
    }

    private static (int[] Bins, int Count) NumberBins(CheckInput input, NumberColumn column)
    {
        var order = input.OrderOf(column);
        var bins = new int[column.RowCount]; // 0: missing
        var wanted = Math.Clamp(order.Rows.Length / FewestRowsPerBin, 1, MostBins);
        var (bin, filled) = (1, 0);
        for (var i = 0; i < order.Rows.Length; i++)
        {
            var isNewValue = i > 0 && order.Values[i] != order.Values[i - 1];
            if (isNewValue && filled >= order.Rows.Length / wanted)
            {
                bin++;
                filled = 0;
            }

            bins[order.Rows[i]] = bin;
            filled++;
        }

        return (bins, bin + 1);
    }

    private static double? Encoded(CheckInput input, CategoryColumn column)
    {
        var labels = input.Labels.Values;
        var codes = column.Codes;
        var sums = new double[column.Values.Count + 1];
        var counts = new double[sums.Length];
        double sum = 0,
            count = 0;
        foreach (var row in input.Split.Train)
        {
            if (!double.IsNaN(labels[row]))
            {
                sums[codes[row] + 1] += labels[row];
                counts[codes[row] + 1]++;
                sum += labels[row];
                count++;
            }
        }

        if (count == 0)
        {
            return null;
        }

        var mean = sum / count;
        var scored = new List<(double Score, double Label)>(input.Split.Test.Length);
        foreach (var row in input.Split.Test)
        {
            if (!double.IsNaN(labels[row]))
            {
                var code = codes[row] + 1;
                scored.Add(((sums[code] + mean) / (counts[code] + 1), labels[row]));
            }
        }

        return input.Task == ModelTask.Binary ? CategoryAuc(scored) : Explained(scored);
    }

    private static double? CategoryAuc(List<(double Score, double Label)> scored)
    {
        var sorted = scored.Select(s => (s.Score, IsPositive: s.Label == 1)).ToArray();
        Array.Sort(sorted, (a, b) => a.Score.CompareTo(b.Score));
        return RankAuc.Of(sorted, 0, 0, FewestRows);
    }

    private static double? Explained(List<(double Score, double Label)> scored)
    {
        if (scored.Count < FewestRows)
        {
            return null;
        }

        var mean = scored.Sum(s => s.Label) / scored.Count;
        var error = scored.Sum(s => (s.Label - s.Score) * (s.Label - s.Score));
        var total = scored.Sum(s => (s.Label - mean) * (s.Label - mean));
        return total > 0 && double.IsFinite(total) ? Math.Max(0, 1 - (error / total)) : null;
    }
}
