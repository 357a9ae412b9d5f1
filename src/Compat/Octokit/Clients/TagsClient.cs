namespace Octokit;

/// <summary>Annotated tags.</summary>
public class TagsClient : ApiClient, ITagsClient
{
    public TagsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<GitTag> Get(string owner, string name, string reference) =>
        Get(RepositoryPath.Of(owner, name), reference);

    public Task<GitTag> Get(long repositoryId, string reference) =>
        Get(RepositoryPath.Of(repositoryId), reference);

    public Task<GitTag> Create(string owner, string name, NewTag tag) =>
        Create(RepositoryPath.Of(owner, name), tag);

    public Task<GitTag> Create(long repositoryId, NewTag tag) =>
        Create(RepositoryPath.Of(repositoryId), tag);

    private Task<GitTag> Get(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<GitTag>(repository.At($"git/tags/{reference}"));
    }

    private Task<GitTag> Create(RepositoryPath repository, NewTag tag)
    {
        Ensure.ArgumentNotNull(tag, nameof(tag));
        return ApiConnection.Post<GitTag>(repository.At("git/tags"), tag);
    }
}
