namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>success:</c> section of an environment.</summary>
internal static class DeploySuccessKeys
{
    private static readonly DeploySuccessConfig Defaults = new();

    /// <summary><see cref="DeploySuccessConfig.MaxErrorRate"/>.</summary>
    public static readonly ConfigKey MaxErrorRate = new(
        "maxErrorRate",
        new NumberType { Min = 0, Max = 1 },
        "The largest share of requests that may fail."
    )
    {
        Default = Defaults.MaxErrorRate,
    };

    /// <summary><see cref="DeploySuccessConfig.MaxP99"/>.</summary>
    public static readonly ConfigKey MaxP99 = new(
        "maxP99",
        new NumberType
        {
            Min = 0,
            Max = 3600,
            Exclusive = true,
        },
        "The longest 99th percentile of the time of a request, in seconds."
    );

    /// <summary><see cref="DeploySuccessConfig.Every"/>.</summary>
    public static readonly ConfigKey Every = new(
        "every",
        DurationType.Any,
        "How often is measured during a step."
    )
    {
        Default = Defaults.Every,
    };

    /// <summary><see cref="DeploySuccessConfig.MinRequests"/>.</summary>
    public static readonly ConfigKey MinRequests = new(
        "minRequests",
        new NumberType
        {
            Whole = true,
            Min = 1,
            Max = 1_000_000_000,
        },
        "A measurement of fewer requests counts neither way."
    )
    {
        Default = (long)Defaults.MinRequests,
    };

    /// <summary><see cref="DeploySuccessConfig.FailureLimit"/>.</summary>
    public static readonly ConfigKey FailureLimit = new(
        "failureLimit",
        new NumberType
        {
            Whole = true,
            Min = 0,
            Max = 1000,
        },
        "How many measurements may fail before all goes back."
    )
    {
        Default = (long)Defaults.FailureLimit,
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([
        MaxErrorRate,
        MaxP99,
        Every,
        MinRequests,
        FailureLimit,
    ]);

    /// <summary>The record.</summary>
    public static DeploySuccessConfig Bind(Section success) =>
        new()
        {
            MaxErrorRate = success.Number(MaxErrorRate)!.Value,
            MaxP99 = success.Number(MaxP99),
            Every = (TimeSpan)success.Value(Every)!,
            MinRequests = (int)(long)success.Value(MinRequests)!,
            FailureLimit = (int)(long)success.Value(FailureLimit)!,
        };
}
