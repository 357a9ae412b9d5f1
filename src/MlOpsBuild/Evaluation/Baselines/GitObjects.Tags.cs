using LibGit2Sharp;

namespace MlOpsBuild.Evaluation.Baselines;

// Tags: the only thing that is ever written.
internal static partial class GitObjects
{
    /// <summary>A tag, or <see langword="null"/>.</summary>
    public static GitTag? FindTag(string gitDirectory, string name) =>
        Using(
            gitDirectory,
            repository =>
                repository.Tags[name] is { } tag
                    ? new GitTag(
                        name,
                        (tag.PeeledTarget as Commit)?.Sha,
                        tag.Annotation?.Message ?? ""
                    )
                    : null
        );

    /// <summary>Writes an annotated tag that is not there yet.</summary>
    public static void CreateTag(
        string gitDirectory,
        string name,
        string commit,
        (string Name, string Email, DateTimeOffset When) tagger,
        string message
    ) =>
        Using(
            gitDirectory,
            repository =>
                repository.Tags.Add(
                    name,
                    CommitOf(repository, commit),
                    new Signature(tagger.Name, tagger.Email, tagger.When),
                    message
                )
        );
}
