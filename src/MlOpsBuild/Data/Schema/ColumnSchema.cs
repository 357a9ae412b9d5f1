namespace MlOpsBuild.Data.Schema;

/// <summary>What one column of the data must look like.</summary>
public sealed record ColumnSchema
{
    /// <summary>The column's name in the header.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Whether values may be missing. <value>The default value is <see langword="false"/>.</value></summary>
    public bool Nullable { get; init; }

    /// <summary>The smallest allowed number, if limited.</summary>
    public double? Min { get; init; }

    /// <summary>The largest allowed number, if limited.</summary>
    public double? Max { get; init; }

    /// <summary>
    /// Category: the allowed values, in ordinal order; <see langword="null"/> allows any. Boolean: the spellings of
    /// false and true, in this order; <see langword="null"/> accepts the usual ones.
    /// </summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>
    /// What stands in where a request to the served model leaves the column out, as a text of the column's type;
    /// <see langword="null"/>: nothing does.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>
    /// Whether values tell of a person: the served model does not log them unless asked to by name. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool Personal { get; init; }

    /// <summary>The line of schema.yaml that declares the column, from 1; 0 when inferred.</summary>
    public int Line { get; init; }
}
