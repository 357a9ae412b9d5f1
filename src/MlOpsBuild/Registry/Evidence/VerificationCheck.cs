namespace MlOpsBuild.Registry.Evidence;

/// <summary>One check of a model's evidence.</summary>
/// <param name="Name">What was checked, e.g. <c>provenance</c>.</param>
/// <param name="State">What it says.</param>
/// <param name="Detail">What was found and, when it failed, what was expected; one line.</param>
public sealed record VerificationCheck(string Name, VerificationState State, string Detail);
