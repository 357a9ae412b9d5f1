using MlOpsBuild.Delivery.GitHub;
using Nuke.Common.Git;
using Nuke.Common.IO;

namespace MlOpsBuild.Nuke;

/// <summary>Finds out which repository of GitHub this is: from the job's environment, else from the clone's remote.</summary>
internal static class GitHubPlace
{
    /// <summary>The place, or <see langword="null"/> when there is no remote that could be on GitHub.</summary>
    public static GitHubRun? Find(AbsolutePath root) =>
        Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is { Length: > 0 }
            ? GitHubRun.FromEnvironment(Environment.GetEnvironmentVariable)
            : OfClone(root);

    private static GitHubRun? OfClone(AbsolutePath root)
    {
        GitRepository repository;
        try
        {
            repository = GitRepository.FromLocalDirectory(root);
        }
        catch (ArgumentException)
        {
            return null; // not in a repository
        }

        if (repository.Identifier?.Split('/') is not [var owner, var name])
        {
            return null;
        }

        return GitHubRun.OfRemote(
            repository.Endpoint,
            owner,
            name,
            Environment.GetEnvironmentVariable
        );
    }
}
