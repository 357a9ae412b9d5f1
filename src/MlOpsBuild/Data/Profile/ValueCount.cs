namespace MlOpsBuild.Data.Profile;

/// <summary>How often a value occurs.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">Rows that have it.</param>
public sealed record ValueCount(string Value, int Count);
