namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>A tag of a Git repository.</summary>
/// <param name="Name">Its name without <c>refs/tags/</c>.</param>
/// <param name="Commit">The full id of the commit that it leads to; <see langword="null"/> when to something else.</param>
/// <param name="Message">Its message; empty when it has none.</param>
public sealed record GitTag(string Name, string? Commit, string Message);
