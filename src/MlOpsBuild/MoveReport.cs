using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>What a promotion or rollback did.</summary>
public sealed record MoveReport
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The alias.</summary>
    public required string Alias { get; init; }

    /// <summary>What the alias points at now, and what is known of that.</summary>
    public required ModelFacts Model { get; init; }

    /// <summary>The move; <see langword="null"/> when nothing had to be moved.</summary>
    public AliasMove? Move { get; init; }

    /// <summary>What was found and recorded before; empty for nothing.</summary>
    public string Recorded { get; init; } = "";

    /// <summary>Whether a move that had been interrupted was finished.</summary>
    public bool Finished { get; init; }

    /// <summary>The repository that has it too; <see langword="null"/> when none is named.</summary>
    public string? Registry { get; init; }

    /// <summary>The Git tags that were written. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Why there are no Git tags, and what to do; empty when there are.</summary>
    public string TagNote { get; init; } = "";
}
