namespace MlOpsBuild.Configuration;

/// <summary>Overrides for one data check. What is not set keeps the check's default.</summary>
public sealed record CheckConfig
{
    /// <summary>Whether the check runs. <value>The default value is <see langword="true"/>.</value></summary>
    public bool Enabled { get; init; } = true;

    /// <summary>A value above this is a warning.</summary>
    public double? Warn { get; init; }

    /// <summary>A value above this is a failure.</summary>
    public double? Max { get; init; }

    /// <summary>The line of mlops.yaml, from 1.</summary>
    public int Line { get; init; }
}
