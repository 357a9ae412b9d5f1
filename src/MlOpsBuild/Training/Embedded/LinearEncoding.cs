using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// The training rows as a linear model sees them: standardised numbers, one column per category, and for numbers that
/// are missing somewhere an indicator column.
/// </summary>
internal sealed class LinearEncoding
{
    public LinearEncoding(
        IReadOnlyList<FeatureSpec> specs,
        FeatureMatrix features,
        bool missingIndicator
    )
    {
        RowCount = features.RowCount;
        Terms = new LinearTerm[specs.Count];
        for (var f = 0; f < specs.Count; f++)
        {
            var values = features.Column(f);
            Terms[f] =
                specs[f].Kind == FeatureKind.Category
                    ? new LinearTerm(0, 1, MissingIndicator: false)
                    : TermOf(values, missingIndicator);
            if (specs[f].Kind == FeatureKind.Category)
            {
                AddCategories(values, specs[f].Categories.Count);
            }
            else
            {
                AddNumbers(values, Terms[f]);
            }

            Width += Terms[f].WidthOf(specs[f]);
        }
    }

    public int RowCount { get; }

    /// <summary>The number of encoded columns, without the intercept.</summary>
    public int Width { get; private set; }

    /// <summary>How each feature is encoded.</summary>
    public LinearTerm[] Terms { get; }

    /// <summary>Columns of real numbers: where they are, and a value per row.</summary>
    public List<(int Column, double[] Values)> Dense { get; } = [];

    /// <summary>Groups of columns of which a row has at most one, as 1: that column per row, or -1.</summary>
    public List<int[]> Sparse { get; } = [];

    private void AddCategories(ReadOnlySpan<double> values, int categories)
    {
        var columns = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            columns[i] = values[i] >= 0 && values[i] < categories ? Width + (int)values[i] : -1;
        }

        Sparse.Add(columns);
    }

    private void AddNumbers(ReadOnlySpan<double> values, LinearTerm term)
    {
        var scaled = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            scaled[i] = double.IsNaN(values[i]) ? 0 : (values[i] - term.Mean) / term.Scale;
        }

        Dense.Add((Width, scaled));
        if (term.MissingIndicator)
        {
            var columns = new int[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                columns[i] = double.IsNaN(values[i]) ? Width + 1 : -1;
            }

            Sparse.Add(columns);
        }
    }

    // The mean and the standard deviation (of the population), as scikit-learn's StandardScaler.
    private static LinearTerm TermOf(ReadOnlySpan<double> values, bool missingIndicator)
    {
        var (count, min, max) = (0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                count++;
                min = Math.Min(min, value);
                max = Math.Max(max, value);
            }
        }

        var indicator = missingIndicator && count < values.Length;
        if (count == 0 || min == max)
        {
            return new LinearTerm(count == 0 ? 0 : min, 1, indicator);
        }

        var mean = 0.0;
        foreach (var value in values)
        {
            mean += double.IsNaN(value) ? 0 : value / count;
        }

        // Relative to the largest deviation, whose square might overflow.
        var largest = Math.Max(max - mean, mean - min);
        var sum = 0.0;
        foreach (var value in values)
        {
            var deviation = double.IsNaN(value) ? 0 : (value - mean) / largest;
            sum += deviation * deviation;
        }

        return new LinearTerm(mean, largest * Math.Sqrt(sum / count), indicator);
    }
}
