namespace Octokit;

/// <summary>Commits, as Git has them.</summary>
public class CommitsClient : ApiClient, ICommitsClient
{
    public CommitsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<Commit> Get(string owner, string name, string reference) =>
        Get(RepositoryPath.Of(owner, name), reference);

    public Task<Commit> Get(long repositoryId, string reference) =>
        Get(RepositoryPath.Of(repositoryId), reference);

    public Task<Commit> Create(string owner, string name, NewCommit commit) =>
        Create(RepositoryPath.Of(owner, name), commit);

    public Task<Commit> Create(long repositoryId, NewCommit commit) =>
        Create(RepositoryPath.Of(repositoryId), commit);

    private Task<Commit> Get(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<Commit>(repository.At($"git/commits/{reference}"));
    }

    private Task<Commit> Create(RepositoryPath repository, NewCommit commit)
    {
        Ensure.ArgumentNotNull(commit, nameof(commit));
        return ApiConnection.Post<Commit>(repository.At("git/commits"), commit);
    }
}
