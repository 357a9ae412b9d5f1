namespace MlOpsBuild.Scoring.Serving;

/// <summary>A row of the test split, as a client sends it, and what the evaluated model gave for it.</summary>
/// <param name="Inputs">
/// A JSON object in UTF-8: a member per feature, numbers as the shortest notation that gives the same double, booleans as
/// <c>true</c> and <c>false</c>, categories as texts, <c>null</c> where missing.
/// </param>
/// <param name="Outputs">The outputs, <see cref="ModelSignature.OutputWidth"/> numbers.</param>
public sealed record GoldenRow(ReadOnlyMemory<byte> Inputs, IReadOnlyList<double> Outputs);
