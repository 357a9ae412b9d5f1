namespace MlOpsBuild.Configuration;

/// <summary>One of <c>container.gates</c>.</summary>
public sealed record ContainerGateConfig
{
    /// <summary>
    /// What is limited: <c>startupSeconds</c>, <c>imageBytes</c> (over the base image), <c>memoryBytes</c> (resident, after the
    /// measured load) or <c>p99Seconds</c> (one row a request).
    /// </summary>
    public required string Metric { get; init; }

    /// <summary>The largest allowed value, in the metric's unit.</summary>
    public required double Max { get; init; }

    /// <summary>The line of mlops.yaml, from 1; 0 when there is none.</summary>
    public int Line { get; init; }
}
