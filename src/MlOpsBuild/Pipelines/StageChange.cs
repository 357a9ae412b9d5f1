namespace MlOpsBuild.Pipelines;

/// <summary>An input that differs from the stage's last lock.</summary>
/// <param name="Kind"><c>file</c>, <c>parameter</c>, <c>upstream</c>, <c>external</c>, <c>version</c> or <c>output</c>.</param>
/// <param name="Name">Which, e.g. <c>data/telco_churn.csv</c>, <c>parameters.depth</c>.</param>
/// <param name="Old">The value in the lock, or <see langword="null"/> when it is new.</param>
/// <param name="New">The value now, or <see langword="null"/> when it is gone or not known before the upstream ran.</param>
public sealed record StageChange(string Kind, string Name, string? Old, string? New);
