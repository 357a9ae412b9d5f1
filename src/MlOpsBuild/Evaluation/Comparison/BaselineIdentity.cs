namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>What the candidate was compared with.</summary>
/// <param name="Requested">As written in mlops.yaml, e.g. <c>main</c>.</param>
/// <param name="Kind">What it became: <c>git</c>, <c>production</c> or <c>constant</c>.</param>
/// <param name="Description">For people, e.g. <c>main at 1a2b3c4</c>, <c>production v1.2.0 (0f3a5c7e9b1d)</c>, <c>constant (base rate 0.265)</c>.</param>
/// <param name="ModelDigest">The baseline model's digest, or empty.</param>
/// <param name="Note">Why it is not what was requested and how to get that, or empty.</param>
public sealed record BaselineIdentity(
    string Requested,
    string Kind,
    string Description,
    string ModelDigest,
    string Note
);
