using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild;

/// <summary>The files that a serving program serves, and what proves that it serves them.</summary>
public sealed record ServingFiles
{
    /// <summary>The folder, with <see cref="ServeSettings.FileName"/> and a folder for each model.</summary>
    public required string Folder { get; init; }

    /// <summary>What the settings file says.</summary>
    public required ServeSettings Settings { get; init; }

    /// <summary>The SHA-256 of the evaluated model's <c>model.json</c>.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>The digest of the rows that it was trained on.</summary>
    public required string DataDigest { get; init; }

    /// <summary>What the evaluated model takes and gives.</summary>
    public required ModelSignature Signature { get; init; }

    /// <summary>
    /// The kinds of the models' weights, each once, in ordinal order (<see cref="ModelBundle.ReadKind"/>): what the serving program
    /// has to open.
    /// </summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Rows with the outputs of the evaluated model.</summary>
    public required IReadOnlyList<GoldenRow> Golden { get; init; }

    /// <summary>The manifest of what training put out, by which registered models are known to be this one.</summary>
    public required Digest TrainManifest { get; init; }

    /// <summary>The commit, empty outside a repository.</summary>
    public required string Commit { get; init; }

    /// <summary>The repository's address, if it has one.</summary>
    public string? Repository { get; init; }

    /// <summary>Why a gate or check rejected the model, in one line; <see langword="null"/> when none did.</summary>
    public string? Rejected { get; init; }
}
