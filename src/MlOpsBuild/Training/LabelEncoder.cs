using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>Turns the label column into class indexes or numbers.</summary>
internal sealed class LabelEncoder
{
    private const int MaxClasses = 1000;

    private readonly DataColumn _column;
    private readonly ModelTask _task;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    private LabelEncoder(DataColumn column, ModelTask task, IReadOnlyList<string> classes)
    {
        _column = column;
        _task = task;
        Classes = classes;
        for (var i = 0; i < classes.Count; i++)
        {
            _indexes[classes[i]] = i;
        }
    }

    /// <summary>The classes as in <see cref="ModelSignature.Classes"/>.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Finds the classes among the training rows.</summary>
    public static LabelEncoder Create(
        DataColumn column,
        ModelTask task,
        string? positive,
        ReadOnlySpan<int> trainRows
    )
    {
        if (task == ModelTask.Regression)
        {
            return column is NumberColumn
                ? new LabelEncoder(column, task, [])
                : throw new UsageException(
                    $"Label '{column.Name}' has type {NameOf(column)}, regression predicts a number."
                );
        }

        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in trainRows)
        {
            if (TextOf(column, row) is { } text && seen.Add(text) && seen.Count > MaxClasses)
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Label '{column.Name}' has more than {MaxClasses} classes: is the task regression?"
                    )
                );
            }
        }

        return new LabelEncoder(
            column,
            task,
            task == ModelTask.Binary
                ? BinaryClasses(column, positive, seen)
                : MulticlassClasses(column, seen)
        );
    }

    /// <summary>Uses the classes of a model that exists.</summary>
    public static LabelEncoder ForSignature(DataColumn column, ModelSignature signature) =>
        new(column, signature.Task, signature.Classes);

    /// <summary>One number per row.</summary>
    /// <exception cref="UsageException">A label is missing, or of a class that is not known.</exception>
    public double[] Encode(ReadOnlySpan<int> rows)
    {
        var labels = new double[rows.Length];
        var indexOfCode = _column is CategoryColumn c
            ? c.Values.Select(v => _indexes.GetValueOrDefault(v, -1)).ToArray()
            : [];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            labels[i] = _column switch
            {
                CategoryColumn category when category.Codes[row] >= 0 => indexOfCode[
                    category.Codes[row]
                ],
                NumberColumn number when double.IsNaN(number.Values[row]) => double.NaN,
                NumberColumn number when _task == ModelTask.Regression => number.Values[row],
                NumberColumn => _indexes.GetValueOrDefault(TextOf(_column, row)!, -1),
                _ => double.NaN,
            };
            if (double.IsNaN(labels[i]))
            {
                throw Missing(rows);
            }

            if (_task != ModelTask.Regression && labels[i] < 0)
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Label '{_column.Name}' is '{TextOf(_column, row)}' in data row {row + 1}, the training rows have {string.Join(", ", Classes)} only: add training rows of this class or remove the row."
                    )
                );
            }
        }

        return labels;
    }

    private UsageException Missing(ReadOnlySpan<int> rows)
    {
        var (count, first) = (0, -1);
        foreach (var row in rows)
        {
            if (TextOf(_column, row) is null)
            {
                count++;
                first = first < 0 ? row : first;
            }
        }

        return new UsageException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Label '{_column.Name}' is missing in {count} rows, first in data row {first + 1}: remove these rows, or fill them in."
            )
        );
    }

    private static string[] BinaryClasses(
        DataColumn column,
        string? positive,
        SortedSet<string> seen
    )
    {
        var found =
            seen.Count == 0 ? "none" : string.Join(", ", seen.Take(10).Select(s => $"'{s}'"));
        if (positive is null)
        {
            throw new UsageException(
                $"A binary task needs data.positive, the value of '{column.Name}' that counts as positive. Found in the training rows: {found}."
            );
        }

        var name = seen.Contains(positive) ? positive : SameBoolean(column, positive);
        if (name is null || !seen.Contains(name))
        {
            throw new UsageException(
                $"data.positive is '{positive}', which label '{column.Name}' never is in the training rows.{NearestName.Hint(positive, seen)} Found: {found}."
            );
        }

        return seen.Count == 2
            ? [seen.First(s => s != name), name]
            : throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Label '{column.Name}' has {seen.Count} classes in the training rows, a binary task needs 2. Found: {found}."
                )
            );
    }

    private static string[] MulticlassClasses(DataColumn column, SortedSet<string> seen) =>
        seen.Count >= 2
            ? [.. seen]
            : throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Label '{column.Name}' has {seen.Count} classes in the training rows, a multiclass task needs at least 2."
                )
            );

    // Another spelling of a truth value.
    private static string? SameBoolean(DataColumn column, string positive)
    {
        if (column.Schema.Type != ColumnType.Boolean)
        {
            return null;
        }

        var value = positive.ToLowerInvariant() switch
        {
            "true" or "yes" or "t" or "y" or "1" => 1,
            "false" or "no" or "f" or "n" or "0" => 0,
            _ => -1,
        };
        return value < 0 ? null : BooleanText(column.Schema, value);
    }

    private static string BooleanText(ColumnSchema schema, double value) =>
        schema.Values is { Count: 2 } values ? values[value == 0 ? 0 : 1]
        : value == 0 ? "false"
        : "true";

    private static string? TextOf(DataColumn column, int row) =>
        column switch
        {
            CategoryColumn category => category.Codes[row] < 0
                ? null
                : category.Values[category.Codes[row]],
            NumberColumn number when double.IsNaN(number.Values[row]) => null,
            NumberColumn number when column.Schema.Type == ColumnType.Boolean => BooleanText(
                column.Schema,
                number.Values[row]
            ),
            NumberColumn number => number.Values[row].ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    private static string NameOf(DataColumn column) =>
        column.Schema.Type switch
        {
            ColumnType.Text => "text",
            _ => "category",
        };
}
