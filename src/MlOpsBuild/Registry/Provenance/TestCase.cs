namespace MlOpsBuild.Registry.Provenance;

/// <summary>A test or gate and how it ended.</summary>
/// <param name="Name">Its name, once in a result.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record TestCase(string Name, TestOutcome Outcome);
