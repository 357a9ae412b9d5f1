namespace MlOpsBuild.Configuration.Keys;

/// <summary>One item of <c>evaluate.gates:</c>.</summary>
internal static class GateKeys
{
    /// <summary><see cref="GateConfig.Metric"/>.</summary>
    public static readonly ConfigKey Metric = new(
        "metric",
        new ChoiceType((vocabulary, task) => vocabulary.MetricsOf(task)),
        "The metric that is judged."
    )
    {
        Required = true,
    };

    /// <summary><see cref="GateConfig.Min"/>.</summary>
    public static readonly ConfigKey Min = new(
        "min",
        NumberType.Any,
        "The value must be at least this."
    );

    /// <summary><see cref="GateConfig.Max"/>.</summary>
    public static readonly ConfigKey Max = new(
        "max",
        NumberType.Any,
        "The value must be at most this."
    );

    /// <summary><see cref="GateConfig.MaxRegression"/>.</summary>
    public static readonly ConfigKey MaxRegression = new(
        "maxRegression",
        NumberType.NotNegative,
        "The value may be worse than the baseline's by at most this, in the metric's unit."
    );

    /// <summary><see cref="GateConfig.MaxGap"/>.</summary>
    public static readonly ConfigKey MaxGap = new(
        "maxGap",
        NumberType.NotNegative,
        "Best and worst value of the slice may differ by at most this."
    );

    /// <summary><see cref="GateConfig.Slice"/>.</summary>
    public static readonly ConfigKey Slice = new(
        "slice",
        TextTypes.ColumnName,
        "The column whose values are compared, one of evaluate.slices."
    );

    /// <summary>The item.</summary>
    public static readonly SectionType Type = new([Metric, Min, Max, MaxRegression, MaxGap, Slice])
    {
        ExactlyOneOf = [Min, Max, MaxRegression, MaxGap],
        Together = [new KeyPair(MaxGap, Slice)],
    };

    /// <summary>The record.</summary>
    public static GateConfig Bind(Section gate) =>
        new()
        {
            Metric = gate.Text(Metric)!,
            Min = gate.Number(Min),
            Max = gate.Number(Max),
            MaxRegression = gate.Number(MaxRegression),
            MaxGap = gate.Number(MaxGap),
            Slice = gate.Text(Slice),
            Line = gate.Node.Line,
        };
}
