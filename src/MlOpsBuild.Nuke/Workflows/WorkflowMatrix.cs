namespace MlOpsBuild.Nuke.Workflows;

/// <summary>The runs of one job. Where there is only one, or all are alike, the value itself is written.</summary>
internal sealed class WorkflowMatrix
{
    private readonly List<(string Name, string[] Values)> _columns = [];
    private readonly int _runs;

    private WorkflowMatrix(int runs) => _runs = runs;

    private IEnumerable<(string Name, string[] Values)> Varying =>
        _columns.Where(c => c.Values.Distinct(StringComparer.Ordinal).Skip(1).Any());

    /// <summary>For each run the values of <paramref name="columns"/>.</summary>
    public static WorkflowMatrix Of<T>(
        IReadOnlyList<T> runs,
        params ReadOnlySpan<(string Name, Func<T, string> Value)> columns
    )
    {
        var matrix = new WorkflowMatrix(runs.Count);
        foreach (var (name, value) in columns)
        {
            matrix._columns.Add((name, [.. runs.Select(value)]));
        }

        return matrix;
    }

    /// <summary>The value of a column: as it is, or the expression for it.</summary>
    public string this[string column]
    {
        get
        {
            var (name, values) = _columns.Find(c => c.Name == column);
            return Varying.Any(c => c.Name == name) ? $"${{{{ matrix.{name} }}}}" : values[0];
        }
    }

    /// <summary>What <c>--model</c> is in the job, with a space before it; empty without a model.</summary>
    public string ModelArgument =>
        this["model"] is { Length: > 0 } model ? $" --model {model}" : "";

    /// <summary>What checks are called: the job, then the columns that differ from run to run.</summary>
    public string NameOf(string job, params ReadOnlySpan<string> columns)
    {
        var shown = new List<string>();
        foreach (var column in columns)
        {
            if (Varying.Any(c => c.Name == column))
            {
                shown.Add(this[column]);
            }
        }

        return shown.Count == 0 ? job : $"{job} ({string.Join(", ", shown)})";
    }

    /// <summary>The job's <c>strategy</c>; empty for one run.</summary>
    public string Strategy()
    {
        if (_runs < 2)
        {
            return "";
        }

        var lines = new List<string>
        {
            "strategy:",
            "  fail-fast: false",
            "  matrix:",
            "    include:",
        };
        for (var run = 0; run < _runs; run++)
        {
            var mark = "- ";
            foreach (var (name, values) in Varying)
            {
                lines.Add($"      {mark}{name}: {WorkflowText.Scalar(values[run])}");
                mark = "  ";
            }
        }

        return string.Join('\n', lines);
    }
}
