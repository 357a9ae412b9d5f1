using MlOpsBuild.Configuration;

namespace MlOpsBuild.Training;

/// <summary>What is known when a training is planned.</summary>
/// <param name="Config">The project.</param>
public sealed record TrainerContext(MlOpsConfig Config)
{
    /// <summary>
    /// A folder for what is known from earlier plans, e.g. versions of programs; it need not exist.
    /// <value>The default value is <see langword="null"/>: nothing is kept.</value>
    /// </summary>
    public string? CacheDirectory { get; init; }

    /// <summary>
    /// Gives files that are not on disk and count as if they were, at or below a path; all relative to the project.
    /// <value>The default value gives none.</value>
    /// </summary>
    public Func<string, IReadOnlyList<string>> Absent { get; init; } = _ => [];
}
