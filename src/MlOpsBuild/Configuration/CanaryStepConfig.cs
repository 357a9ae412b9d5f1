namespace MlOpsBuild.Configuration;

/// <summary>One step of a canary.</summary>
public sealed record CanaryStepConfig
{
    /// <summary>The percentage of the requests that new servers get, 1 to 100.</summary>
    public required int Weight { get; init; }

    /// <summary>How long it lasts. <value>The default value is one minute.</value></summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);
}
