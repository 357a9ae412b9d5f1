namespace MlOpsBuild.Configuration.Keys;

/// <summary>One item of <c>container.gates:</c>.</summary>
internal static class ContainerGateKeys
{
    private static readonly string[] Metrics =
    [
        "startupSeconds",
        "imageBytes",
        "memoryBytes",
        "p99Seconds",
    ];

    /// <summary><see cref="ContainerGateConfig.Metric"/>.</summary>
    public static readonly ConfigKey Metric = new(
        "metric",
        new ChoiceType((_, _) => Metrics),
        "What is limited: time to the first ready answer, size over the base image, memory in use, or the 99th percentile of the time of a request with one row."
    )
    {
        Required = true,
    };

    /// <summary><see cref="ContainerGateConfig.Max"/>.</summary>
    public static readonly ConfigKey Max = new(
        "max",
        new NumberType { Min = 0 },
        "The largest allowed value, in seconds or bytes."
    )
    {
        Required = true,
    };

    /// <summary>The item.</summary>
    public static readonly SectionType Type = new([Metric, Max]);

    /// <summary>The record.</summary>
    public static ContainerGateConfig Bind(Section gate) =>
        new()
        {
            Metric = gate.Text(Metric)!,
            Max = gate.Number(Max)!.Value,
            Line = gate.Node.Line,
        };
}
