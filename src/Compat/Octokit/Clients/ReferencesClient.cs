namespace Octokit;

/// <summary>Git references.</summary>
public class ReferencesClient : ApiClient, IReferencesClient
{
    public ReferencesClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<Reference> Get(string owner, string name, string reference) =>
        Get(RepositoryPath.Of(owner, name), reference);

    public Task<Reference> Get(long repositoryId, string reference) =>
        Get(RepositoryPath.Of(repositoryId), reference);

    public Task<IReadOnlyList<Reference>> GetAll(string owner, string name) =>
        GetAll(owner, name, ApiOptions.None);

    public Task<IReadOnlyList<Reference>> GetAll(long repositoryId) =>
        GetAll(repositoryId, ApiOptions.None);

    public Task<IReadOnlyList<Reference>> GetAll(string owner, string name, ApiOptions options) =>
        GetAll(RepositoryPath.Of(owner, name), options);

    public Task<IReadOnlyList<Reference>> GetAll(long repositoryId, ApiOptions options) =>
        GetAll(RepositoryPath.Of(repositoryId), options);

    public Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        string owner,
        string name,
        string subNamespace
    ) => GetAllForSubNamespace(owner, name, subNamespace, ApiOptions.None);

    public Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        long repositoryId,
        string subNamespace
    ) => GetAllForSubNamespace(repositoryId, subNamespace, ApiOptions.None);

    public Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        string owner,
        string name,
        string subNamespace,
        ApiOptions options
    ) => GetAllForSubNamespace(RepositoryPath.Of(owner, name), subNamespace, options);

    public Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        long repositoryId,
        string subNamespace,
        ApiOptions options
    ) => GetAllForSubNamespace(RepositoryPath.Of(repositoryId), subNamespace, options);

    public Task<Reference> Create(string owner, string name, NewReference reference) =>
        Create(RepositoryPath.Of(owner, name), reference);

    public Task<Reference> Create(long repositoryId, NewReference reference) =>
        Create(RepositoryPath.Of(repositoryId), reference);

    public Task<Reference> Update(
        string owner,
        string name,
        string reference,
        ReferenceUpdate referenceUpdate
    ) => Update(RepositoryPath.Of(owner, name), reference, referenceUpdate);

    public Task<Reference> Update(
        long repositoryId,
        string reference,
        ReferenceUpdate referenceUpdate
    ) => Update(RepositoryPath.Of(repositoryId), reference, referenceUpdate);

    public Task Delete(string owner, string name, string reference) =>
        Delete(RepositoryPath.Of(owner, name), reference);

    public Task Delete(long repositoryId, string reference) =>
        Delete(RepositoryPath.Of(repositoryId), reference);

    private Task<Reference> Get(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<Reference>(At(repository, reference));
    }

    private Task<IReadOnlyList<Reference>> GetAll(RepositoryPath repository, ApiOptions options)
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Reference>(
            repository.At("git/refs"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        RepositoryPath repository,
        string subNamespace,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(subNamespace, nameof(subNamespace));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Reference>(
            repository.At($"git/refs/{subNamespace}"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<Reference> Create(RepositoryPath repository, NewReference reference)
    {
        Ensure.ArgumentNotNull(reference, nameof(reference));
        return ApiConnection.Post<Reference>(repository.At("git/refs"), reference);
    }

    private Task<Reference> Update(
        RepositoryPath repository,
        string reference,
        ReferenceUpdate referenceUpdate
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        Ensure.ArgumentNotNull(referenceUpdate, nameof(referenceUpdate));
        return ApiConnection.Patch<Reference>(At(repository, reference), referenceUpdate);
    }

    private Task Delete(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Delete(At(repository, reference));
    }

    private static Uri At(RepositoryPath repository, string reference) =>
        repository.At(
            "git/refs/"
                + (
                    reference.StartsWith("refs/", StringComparison.Ordinal)
                        ? reference["refs/".Length..]
                        : reference
                )
        );
}
