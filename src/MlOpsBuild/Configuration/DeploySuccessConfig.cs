namespace MlOpsBuild.Configuration;

/// <summary>
/// What new servers must satisfy in each measurement while they take over; in the terms of Argo Rollouts a success condition
/// with a failure limit.
/// </summary>
public sealed record DeploySuccessConfig
{
    /// <summary>The largest share of requests that failed, 0 to 1. <value>The default value is 0.01.</value></summary>
    public double MaxErrorRate { get; init; } = 0.01;

    /// <summary>
    /// The longest 99th percentile of the time of a request, in seconds. <value>The default value is <see langword="null"/>: not
    /// looked at.</value>
    /// </summary>
    public double? MaxP99 { get; init; }

    /// <summary>How often is measured during a step. <value>The default value is every 10 seconds.</value></summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Fewer requests than these in a measurement tell nothing: it counts neither way. <value>The default value is 20.</value>
    /// </summary>
    public int MinRequests { get; init; } = 20;

    /// <summary>How many measurements may fail before all goes back. <value>The default value is 0.</value></summary>
    public int FailureLimit { get; init; }
}
