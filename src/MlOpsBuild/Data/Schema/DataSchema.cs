namespace MlOpsBuild.Data.Schema;

/// <summary>What a data set must look like: schema.yaml.</summary>
/// <param name="Columns">The columns, in the order of the file. The data may have them in any order.</param>
public sealed record DataSchema(IReadOnlyList<ColumnSchema> Columns)
{
    /// <summary>Where it was read from, relative to the project; empty when inferred.</summary>
    public string File { get; init; } = "";

    /// <summary>The column of that name, or <see langword="null"/>.</summary>
    public ColumnSchema? Find(string name) =>
        Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal));
}
