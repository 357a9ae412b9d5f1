namespace Octokit;

/// <summary>The objects of a Git repository.</summary>
public interface IGitDatabaseClient
{
    IBlobsClient Blob { get; }
    ITagsClient Tag { get; }
    ITreesClient Tree { get; }
    ICommitsClient Commit { get; }
    IReferencesClient Reference { get; }
}
