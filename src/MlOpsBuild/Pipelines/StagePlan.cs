using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>What would become of a stage if the build ran now.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Status">Whether it would run.</param>
/// <param name="Key">Its key; <see langword="null"/> while the outputs of a stage above it are not known.</param>
/// <param name="Changes">What differs from the last lock; empty for a hit and the first time.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record StagePlan(
    string Name,
    StageStatus Status,
    Digest? Key,
    IReadOnlyList<StageChange> Changes,
    string Reason
)
{
    /// <summary><see cref="StageChange.New"/> of an upstream whose outputs are not known before it ran.</summary>
    public const string WillRun = "will run";
}
