using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Checks;

/// <summary>What checks may look at. Safe for many threads at once.</summary>
public sealed class CheckInput
{
    private readonly Dictionary<string, Lazy<ColumnOrder>> _orders;
    private readonly Lazy<LabelValues> _labels;
    private readonly Lazy<bool[]> _isTest;
    private readonly Lazy<bool[]> _isValidation;

    /// <summary>Creates the input.</summary>
    /// <param name="table">The data.</param>
    /// <param name="split">Its parts; either may be empty.</param>
    /// <param name="schema">What it should look like.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="label">The label column's name; it must be in the table.</param>
    /// <param name="positive">Binary: the positive class.</param>
    /// <param name="notFeatures">Columns that are no features: ignored ones and the split's time column.</param>
    /// <param name="threads">How many threads may work, 1 or more.</param>
    public CheckInput(
        DataTable table,
        DataSplit split,
        DataSchema schema,
        ModelTask task,
        string label,
        string? positive,
        IReadOnlyCollection<string> notFeatures,
        int threads
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Split = split;
        Schema = schema;
        Task = task;
        Label =
            table.Find(label)
            ?? throw new ArgumentException($"The table has no column '{label}'.", nameof(label));
        Positive = positive;
        Threads = threads;
        Features =
        [
            .. table.Columns.Where(c =>
                c != Label
                && !notFeatures.Contains(c.Name)
                && c.Schema.Type is not (ColumnType.Time or ColumnType.Text)
            ),
        ];
        _orders = table
            .Columns.OfType<NumberColumn>()
            .ToDictionary(
                c => c.Name,
                c => new Lazy<ColumnOrder>(() => ColumnOrder.Of(c)),
                StringComparer.Ordinal
            );
        _labels = new(() => LabelValues.Of(Label, Task, Positive));
        _isTest = new(() => Mark(Split.Test));
        _isValidation = new(() => Mark(Split.Validation));
    }

    /// <summary>The data.</summary>
    public DataTable Table { get; }

    /// <summary>Its parts; either may be empty.</summary>
    public DataSplit Split { get; }

    /// <summary>What it should look like.</summary>
    public DataSchema Schema { get; }

    /// <summary>What is predicted.</summary>
    public ModelTask Task { get; }

    /// <summary>The label column.</summary>
    public DataColumn Label { get; }

    /// <summary>Binary: the positive class as configured.</summary>
    public string? Positive { get; }

    /// <summary>How many threads may work.</summary>
    public int Threads { get; }

    /// <summary>The columns a model is trained on, in the order of the schema.</summary>
    public IReadOnlyList<DataColumn> Features { get; }

    /// <summary>The label in the form of the task.</summary>
    public LabelValues Labels => _labels.Value;

    /// <summary>For each row whether it is in the test part.</summary>
    public ReadOnlySpan<bool> IsTest => _isTest.Value;

    /// <summary>For each row whether it is in the validation part.</summary>
    public ReadOnlySpan<bool> IsValidation => _isValidation.Value;

    /// <summary>The column sorted; done once.</summary>
    public ColumnOrder OrderOf(NumberColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _orders[column.Name].Value;
    }

    /// <summary>Calls <paramref name="measure"/> for each column, on several threads; results in the order of columns.</summary>
    public IReadOnlyList<T> ForEach<T>(
        IReadOnlyList<DataColumn> columns,
        Func<DataColumn, T> measure
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(measure);
        var results = new T[columns.Count];
        Parallel.For(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            i => results[i] = measure(columns[i])
        );
        return results;
    }

    private bool[] Mark(int[] rows)
    {
        var marks = new bool[Table.RowCount];
        foreach (var row in rows)
        {
            marks[row] = true;
        }

        return marks;
    }
}
