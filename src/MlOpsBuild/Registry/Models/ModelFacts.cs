using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Models;

/// <summary>What is known of a model from its config and what is attached to it; signatures count only where a key is given to
/// <see cref="ModelFactsReader"/>.</summary>
public sealed record ModelFacts
{
    /// <summary>The model.</summary>
    public required ModelVersion Model { get; init; }

    /// <summary>What its test results say.</summary>
    public required ModelVerdict Verdict { get; init; }

    /// <summary>
    /// Metrics over all rows in the order of its bill of materials, values as written there. <value>The default value is
    /// empty.</value>
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metrics { get; init; } = [];

    /// <summary>When it was made, by its config or else its provenance; <see langword="null"/> when neither says.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The commit that it was made from, a full id; <see langword="null"/> when its provenance names none.</summary>
    public string? Commit { get; init; }

    /// <summary>
    /// The files that it was made from with their digests, in ordinal order of their names. <value>The default value is
    /// empty.</value>
    /// </summary>
    public IReadOnlyList<FileDigest> Files { get; init; } = [];

    /// <summary>Who agreed, for whichever alias. <value>The default value is empty.</value></summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];
}
