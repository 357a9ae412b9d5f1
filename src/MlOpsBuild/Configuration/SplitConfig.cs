namespace MlOpsBuild.Configuration;

/// <summary>
/// The <c>data.split:</c> section. Without <see cref="Time"/> a row's hash decides, so that adding rows never moves
/// old ones and equal rows stay on one side.
/// </summary>
public sealed record SplitConfig
{
    /// <summary>The share of rows to test on, above 0 and below 1. <value>The default value is 0.2.</value></summary>
    public double Test { get; init; } = 0.2;

    /// <summary>
    /// The share of all rows for trainers to choose among models with, e.g. when to stop; together with <see cref="Test"/> below
    /// 1. The test part does not depend on it. <value>The default value is 0: none.</value>
    /// </summary>
    public double Validation { get; init; }

    /// <summary>Chooses another split. <value>The default value is 42.</value></summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>A column of type time, integer or number: the latest rows are the test part.</summary>
    public string? Time { get; init; }
}
