using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data;

/// <summary>The label column in the form that the task needs.</summary>
public sealed class LabelValues
{
    private LabelValues(IReadOnlyList<string> classes, double[] values, string? problem)
    {
        Classes = classes;
        Values = values;
        Problem = problem;
    }

    /// <summary>
    /// The classes in the data. Binary: the negative, then the positive one; other tasks with classes: in ordinal order;
    /// empty for regression. If there is a <see cref="Problem"/>: all that were found, in ordinal order.
    /// </summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>One value per row: an index into <see cref="Classes"/>, or the number; NaN is missing.</summary>
    public double[] Values { get; }

    /// <summary>Why the column does not fit the task, as a sentence, or <see langword="null"/> if it does.</summary>
    public string? Problem { get; }

    /// <summary>Reads the label column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="task">The task.</param>
    /// <param name="positive">Binary: the positive class as configured; booleans and numbers match by value.</param>
    public static LabelValues Of(DataColumn column, ModelTask task, string? positive)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (task == ModelTask.Regression)
        {
            return OfNumber(column);
        }

        if (column.Schema.Type == ColumnType.Time)
        {
            return new LabelValues([], Missing(column.RowCount), "It is a time; expected classes.");
        }

        var (classes, values) = column is CategoryColumn category
            ? OfCategory(category)
            : OfCodes((NumberColumn)column);
        return task == ModelTask.Binary
            ? Binary(classes, values, Spelled(column.Schema.Type, classes, positive))
            : new LabelValues(classes, values, null);
    }

    private static LabelValues OfNumber(DataColumn column) =>
        column is NumberColumn number && column.Schema.Type != ColumnType.Time
            ? new LabelValues([], number.Values.ToArray(), null)
            : new LabelValues(
                [],
                Missing(column.RowCount),
                $"It is of type {column.Schema.Type.ToString().ToLowerInvariant()}; regression needs a number."
            );

    private static (string[] Classes, double[] Values) OfCategory(CategoryColumn column)
    {
        var values = new double[column.RowCount];
        for (var row = 0; row < values.Length; row++)
        {
            var code = column.Codes[row];
            values[row] = code < 0 ? double.NaN : code;
        }

        return ([.. column.Values], values);
    }

    private static (string[] Classes, double[] Values) OfCodes(NumberColumn column)
    {
        var distinct = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var seen = new HashSet<double>();
        foreach (var value in column.Values)
        {
            if (!double.IsNaN(value) && seen.Add(value))
            {
                distinct.TryAdd(NameOf(column, value), value);
            }
        }

        var index = new Dictionary<double, double>();
        foreach (var (_, value) in distinct)
        {
            index.Add(value, index.Count);
        }

        var values = new double[column.RowCount];
        for (var row = 0; row < values.Length; row++)
        {
            var value = column.Values[row];
            values[row] = double.IsNaN(value) ? double.NaN : index[value];
        }

        return ([.. distinct.Keys], values);
    }

    private static string NameOf(NumberColumn column, double value) =>
        column.Schema.Type != ColumnType.Boolean
            ? (value + 0.0).ToString(CultureInfo.InvariantCulture)
        : column.Schema.Values is { Count: 2 } spellings ? spellings[(int)value]
        : value == 0 ? "false"
        : "true";

    // The class that the configured text means: '1' is 1.0 of a number and true of a boolean.
    private static string? Spelled(ColumnType type, string[] classes, string? positive)
    {
        if (positive is null || Array.IndexOf(classes, positive) >= 0)
        {
            return positive;
        }

        var text = System.Text.Encoding.UTF8.GetBytes(positive);
        if (text.Length == 0)
        {
            return positive;
        }

        if (type == ColumnType.Boolean && new BooleanText(null).TryParse(text, out var flag))
        {
            return Array.Find(
                    classes,
                    c =>
                        new BooleanText(null).TryParse(
                            System.Text.Encoding.UTF8.GetBytes(c),
                            out var value
                        )
                        && value == flag
                ) ?? positive;
        }

        return
            type is ColumnType.Number or ColumnType.Integer
            && NumberText.Parse(text, out var number)
            ? (number + 0.0).ToString(CultureInfo.InvariantCulture)
            : positive;
    }

    private static LabelValues Binary(string[] classes, double[] values, string? positive)
    {
        var problem = Problematic(classes, positive);
        if (problem is null && string.Equals(classes[0], positive, StringComparison.Ordinal))
        {
            Array.Reverse(classes);
            foreach (ref var value in values.AsSpan())
            {
                value = 1 - value;
            }
        }

        return new LabelValues(classes, values, problem);
    }

    private static string? Problematic(string[] classes, string? positive)
    {
        if (positive is null)
        {
            return "A binary task needs data.positive: the value that counts as positive.";
        }

        if (classes.Length > 0 && Array.IndexOf(classes, positive) < 0)
        {
            return $"The positive value '{positive}' does not occur; found {List(classes)}.{NearestName.Hint(positive, classes)}";
        }

        return classes.Length == 2
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"It has {classes.Length} {(classes.Length == 1 ? "class" : "classes")}{(classes.Length > 0 ? ", " + List(classes) : "")}; a binary task needs 2."
            );
    }

    private static string List(string[] classes) =>
        string.Join(", ", classes.Take(5).Select(c => $"'{c}'"))
        + (classes.Length > 5 ? ", ..." : "");

    private static double[] Missing(int rows)
    {
        var values = new double[rows];
        values.AsSpan().Fill(double.NaN);
        return values;
    }
}
