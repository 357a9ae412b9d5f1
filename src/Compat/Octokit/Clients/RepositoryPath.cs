namespace Octokit;

/// <summary>Where a repository is, by owner and name or by its id.</summary>
internal readonly record struct RepositoryPath(string Value)
{
    public Uri Self => new(Value, UriKind.Relative);

    public static RepositoryPath Of(string owner, string name)
    {
        Ensure.ArgumentNotNullOrEmptyString(owner, nameof(owner));
        Ensure.ArgumentNotNullOrEmptyString(name, nameof(name));
        return new RepositoryPath($"repos/{owner}/{name}");
    }

    public static RepositoryPath Of(long repositoryId) => new($"repositories/{repositoryId}");

    /// <summary>What is below; a <c>#</c> in a branch or label would be the end of the address.</summary>
    public Uri At(string path) =>
        new($"{Value}/{path}".Replace("#", "%23", StringComparison.Ordinal), UriKind.Relative);
}
