using MlOpsBuild.Data.Drift;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Checks;

/// <summary>How far the test rows of one column are from its training rows.</summary>
/// <param name="Index">The population stability index.</param>
/// <param name="PValue">
/// The p-value of the difference. Numbers with missing values: twice the smaller one of two tests, of the values and of
/// how many are missing (Bonferroni).
/// </param>
internal readonly record struct DriftMeasure(double Index, double PValue)
{
    public static DriftMeasure Of(CheckInput input, DataColumn column)
    {
        if (column is CategoryColumn category)
        {
            return OfCodes(input, category.Codes, category.Values.Count);
        }

        var number = (NumberColumn)column;
        return column.Schema.Type == ColumnType.Boolean
            ? OfCodes(input, Codes(number), 2)
            : OfNumbers(input, number);
    }

    private static int[] Codes(NumberColumn column)
    {
        var codes = new int[column.RowCount];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = double.IsNaN(column.Values[row]) ? -1 : (int)column.Values[row];
        }

        return codes;
    }

    private static DriftMeasure OfCodes(CheckInput input, ReadOnlySpan<int> codes, int values)
    {
        var train = new int[values + 1];
        var test = new int[values + 1];
        for (var row = 0; row < codes.Length; row++)
        {
            if (!input.IsValidation[row])
            {
                (input.IsTest[row] ? test : train)[codes[row] < 0 ? values : codes[row]]++;
            }
        }

        var p = ChiSquare.Test(train, test).PValue;
        return new DriftMeasure(StabilityIndex.Of<int>(train, test), p);
    }

    private static DriftMeasure OfNumbers(CheckInput input, NumberColumn column)
    {
        var order = input.OrderOf(column);
        var train = new List<double>(order.Rows.Length);
        var test = new List<double>();
        for (var i = 0; i < order.Rows.Length; i++)
        {
            if (!input.IsValidation[order.Rows[i]])
            {
                (input.IsTest[order.Rows[i]] ? test : train).Add(order.Values[i]);
            }
        }

        var missingTrain = input.Split.Train.Length - train.Count;
        var missingTest = input.Split.Test.Length - test.Count;
        var trainValues = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(train);
        var testValues = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(test);
        var edges = PopulationStability.Edges(trainValues);
        var index = StabilityIndex.Of<int>(
            PopulationStability.Count(trainValues, edges, missingTrain),
            PopulationStability.Count(testValues, edges, missingTest)
        );
        var p = KolmogorovSmirnov.Test(trainValues, testValues).PValue;
        if (column.MissingCount > 0)
        {
            var missing = ChiSquare.Test([train.Count, missingTrain], [test.Count, missingTest]);
            p = Math.Min(1, 2 * Math.Min(p, missing.PValue));
        }

        return new DriftMeasure(index, p);
    }
}
