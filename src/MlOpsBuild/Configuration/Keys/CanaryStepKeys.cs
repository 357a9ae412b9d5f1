namespace MlOpsBuild.Configuration.Keys;

/// <summary>One item of an environment's <c>steps:</c>.</summary>
internal static class CanaryStepKeys
{
    /// <summary><see cref="CanaryStepConfig.Weight"/>.</summary>
    public static readonly ConfigKey Weight = new(
        "weight",
        new NumberType
        {
            Whole = true,
            Min = 1,
            Max = 100,
        },
        "The percentage of the requests that new servers get."
    )
    {
        Required = true,
    };

    /// <summary><see cref="CanaryStepConfig.Interval"/>.</summary>
    public static readonly ConfigKey Interval = new(
        "interval",
        DurationType.Any,
        "How long the step lasts."
    )
    {
        Default = TimeSpan.FromMinutes(1),
    };

    /// <summary>The item.</summary>
    public static readonly SectionType Type = new([Weight, Interval]);

    /// <summary>The record.</summary>
    public static CanaryStepConfig Bind(Section step) =>
        new()
        {
            Weight = (int)(long)step.Value(Weight)!,
            Interval = (TimeSpan)step.Value(Interval)!,
        };
}
