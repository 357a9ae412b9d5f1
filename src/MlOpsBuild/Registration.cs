using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>What came of registering a model.</summary>
public sealed record Registration
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model and its version.</summary>
    public required ModelVersion Model { get; init; }

    /// <summary>Whether the version is new; else the model had it already.</summary>
    public required bool IsNew { get; init; }

    /// <summary>The full id of the commit that the version was made of, or empty.</summary>
    public required string Commit { get; init; }

    /// <summary>What was attached now, by name; empty when all was there.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    /// <summary>The id of the key that signed; <see langword="null"/> when nothing is signed.</summary>
    public string? SignedBy { get; init; }

    /// <summary>The repository that has it too; <see langword="null"/> when no registry is named.</summary>
    public string? Registry { get; init; }

    /// <summary>The Git tag of the version; <see langword="null"/> when there is none.</summary>
    public string? GitTag { get; init; }

    /// <summary>Why the model cannot be made again from its commit, one line; empty when it can.</summary>
    public string Warning { get; init; } = "";
}
