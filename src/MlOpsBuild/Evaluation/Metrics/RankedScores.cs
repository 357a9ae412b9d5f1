using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>Rows by one class's score, highest first, with equal scores in one group.</summary>
internal sealed class RankedScores
{
    private readonly int[] _positiveByRow;

    public RankedScores(MetricInput input, int positiveClass)
    {
        var offset = input.Task == ModelTask.Multiclass ? positiveClass : 0;
        var keys = new double[input.Rows];
        Order = new int[input.Rows];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = -input.Scores[(i * input.Width) + offset];
            Order[i] = i;
        }

        Array.Sort(keys, Order);
        PositiveMask = new int[keys.Length];
        _positiveByRow = new int[keys.Length];
        GroupEnds = new bool[keys.Length];
        Scores = keys;
        for (var i = 0; i < keys.Length; i++)
        {
            PositiveMask[i] = input.Labels[Order[i]] == positiveClass ? -1 : 0;
            GroupEnds[i] = i == keys.Length - 1 || keys[i] != keys[i + 1];
            _positiveByRow[Order[i]] = PositiveMask[i];
            keys[i] = -keys[i];
        }
    }

    /// <summary>Row numbers, by falling score.</summary>
    public int[] Order { get; }

    /// <summary>In that order: all bits set for a row of the class, else 0.</summary>
    public int[] PositiveMask { get; }

    /// <summary>In that order: whether the next row has another score, or there is none.</summary>
    public bool[] GroupEnds { get; }

    /// <summary>In that order: the scores.</summary>
    public double[] Scores { get; }

    /// <summary>How many of the counted rows are of the class, and how many are not.</summary>
    public (long Positives, long Negatives) Totals(ReadOnlySpan<int> counts)
    {
        long positives = 0;
        long all = 0;
        for (var i = 0; i < _positiveByRow.Length; i++)
        {
            positives += counts[i] & _positiveByRow[i];
            all += counts[i];
        }

        return (positives, all - positives);
    }

    /// <summary>
    /// The probability that a row of the class scores higher than one that is not, equal scores counting one half
    /// (the Mann-Whitney statistic). Integer arithmetic up to the last division.
    /// </summary>
    public double Auc(ReadOnlySpan<int> counts)
    {
        long positives = 0; // above the current group
        long negatives = 0;
        long groupPositives = 0;
        long groupAll = 0;
        long twiceWins = 0;
        var order = Order;
        var mask = PositiveMask;
        var ends = GroupEnds;
        for (var i = 0; i < order.Length; i++)
        {
            var count = counts[order[i]];
            groupPositives += count & mask[i];
            groupAll += count;
            if (ends[i])
            {
                var groupNegatives = groupAll - groupPositives;
                twiceWins += groupNegatives * ((2 * positives) + groupPositives);
                positives += groupPositives;
                negatives += groupNegatives;
                groupPositives = 0;
                groupAll = 0;
            }
        }

        return positives == 0 || negatives == 0
            ? double.NaN
            : twiceWins / (2.0 * positives * negatives);
    }
}
