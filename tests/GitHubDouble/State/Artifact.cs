namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A file that a run of a workflow uploaded.</summary>
/// <param name="Id">Unique.</param>
/// <param name="RunId">The run.</param>
/// <param name="Name">Its name, unique within the run.</param>
/// <param name="HeadSha">The commit of the run.</param>
/// <param name="Zip">The archive's bytes.</param>
/// <param name="CreatedAt">It is kept for 90 days.</param>
/// <param name="IsExpired">Whether it was deleted before.</param>
public sealed record Artifact(
    long Id,
    long RunId,
    string Name,
    string HeadSha,
    byte[] Zip,
    DateTimeOffset CreatedAt,
    bool IsExpired
);
