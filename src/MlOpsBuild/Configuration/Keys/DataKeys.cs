namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>data:</c> section.</summary>
internal static class DataKeys
{
    /// <summary><see cref="DataConfig.Source"/>.</summary>
    public static readonly ConfigKey Source = new(
        "source",
        TextTypes.DataPath,
        "The data: a path or glob relative to this file; csv, tsv or jsonl, each also .gz."
    )
    {
        Required = true,
    };

    /// <summary><see cref="DataConfig.Schema"/>.</summary>
    public static readonly ConfigKey Schema = new(
        "schema",
        TextTypes.FilePath,
        "The columns' types and limits: inferred once by InferSchema, reviewed, committed."
    )
    {
        Default = "data/schema.yaml",
    };

    /// <summary><see cref="DataConfig.Label"/>.</summary>
    public static readonly ConfigKey Label = new(
        "label",
        TextTypes.ColumnName,
        "The column to predict."
    )
    {
        Required = true,
    };

    /// <summary><see cref="DataConfig.Positive"/>.</summary>
    public static readonly ConfigKey Positive = new(
        "positive",
        TextTypes.DataValue,
        "The label's value that counts as positive, for binary tasks only. Some YAML tools read an unquoted Yes as true: write \"Yes\"."
    );

    /// <summary><see cref="DataConfig.Ignore"/>.</summary>
    public static readonly ConfigKey Ignore = new(
        "ignore",
        new ListType(TextTypes.ColumnName, "a list of column names") { Unique = true },
        "Columns that are checked, and are no features."
    )
    {
        Default = Array.Empty<object>(),
    };

    /// <summary><see cref="DataConfig.Split"/>.</summary>
    public static readonly ConfigKey Split = new(
        "split",
        SplitKeys.Type,
        "Which rows test the model."
    );

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Source, Schema, Label, Positive, Ignore, Split])
    {
        Rules = CheckRoles,
    };

    /// <summary>The record.</summary>
    public static DataConfig Bind(Section data) =>
        new()
        {
            Source = data.Text(Source)!,
            SourceLine = data.KeyNode(Source).Line,
            Schema = data.Text(Schema)!,
            Label = data.Text(Label)!,
            Positive = data.Text(Positive),
            Ignore = data.Texts(Ignore),
            Split = data.Child(Split) is { } split ? SplitKeys.Bind(split) : new SplitConfig(),
        };

    private static void CheckRoles(Section data, ReadContext context)
    {
        if (data.Text(Label) is not { } label)
        {
            return;
        }

        if (Array.IndexOf(data.Texts(Ignore), label) >= 0)
        {
            context.Problems.Add(
                data.ValueNode(Ignore),
                $"data.ignore: '{label}' is the label, which cannot be ignored."
            );
        }

        if (
            data.Child(Split) is { } split
            && string.Equals(split.Text(SplitKeys.Time), label, StringComparison.Ordinal)
        )
        {
            context.Problems.Add(
                split.ValueNode(SplitKeys.Time),
                $"data.split.time: '{label}' is the label, which cannot split the rows."
            );
        }
    }
}
