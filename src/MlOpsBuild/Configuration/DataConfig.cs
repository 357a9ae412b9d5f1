namespace MlOpsBuild.Configuration;

/// <summary>The <c>data:</c> section.</summary>
public sealed record DataConfig
{
    /// <summary>A path or glob, relative to the project; csv, tsv or jsonl, each also .gz.</summary>
    public required string Source { get; init; }

    /// <summary>The line of mlops.yaml that names the source, from 1; 0 when it was not read from a file.</summary>
    public int SourceLine { get; init; }

    /// <summary>The schema's path. <value>The default value is <c>data/schema.yaml</c>.</value></summary>
    public string Schema { get; init; } = "data/schema.yaml";

    /// <summary>The column to predict.</summary>
    public required string Label { get; init; }

    /// <summary>Binary tasks: the label's value that counts as positive. Required there, not allowed elsewhere.</summary>
    public string? Positive { get; init; }

    /// <summary>Columns that are checked, and are no features. <value>The default value is none.</value></summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Which rows judge the model.</summary>
    public SplitConfig Split { get; init; } = new();
}
