namespace MlOpsBuild.Scoring;

/// <summary>What <c>model.json</c> says of a model that an <see cref="IModelRuntime"/> opens.</summary>
public sealed record RuntimeWeights
{
    /// <summary>The kind, e.g. <c>mlnet</c>: lower-case letters, digits and hyphens.</summary>
    public required string Kind { get; init; }

    /// <summary>All files that belong to the model; see <see cref="ProcessWeights.Files"/>.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>What is wrong with it; <see langword="null"/> when nothing is.</summary>
    internal string? Problem() =>
        !WeightsReference.IsRuntimeKind(Kind)
            ? $"'kind' is '{Kind}', expected lower-case letters, digits and hyphens, and none of {string.Join(", ", WeightsReference.BuiltIn)}."
        : Files.Count == 0 ? "'files' names no file."
        : ModelFolder.ProblemOf(Files);
}
