namespace Octokit;

/// <summary>Git references.</summary>
public interface IReferencesClient
{
    Task<Reference> Get(string owner, string name, string reference);
    Task<Reference> Get(long repositoryId, string reference);
    Task<IReadOnlyList<Reference>> GetAll(string owner, string name);
    Task<IReadOnlyList<Reference>> GetAll(long repositoryId);
    Task<IReadOnlyList<Reference>> GetAll(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<Reference>> GetAll(long repositoryId, ApiOptions options);
    Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        string owner,
        string name,
        string subNamespace
    );
    Task<IReadOnlyList<Reference>> GetAllForSubNamespace(long repositoryId, string subNamespace);
    Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        string owner,
        string name,
        string subNamespace,
        ApiOptions options
    );
    Task<IReadOnlyList<Reference>> GetAllForSubNamespace(
        long repositoryId,
        string subNamespace,
        ApiOptions options
    );
    Task<Reference> Create(string owner, string name, NewReference reference);
    Task<Reference> Create(long repositoryId, NewReference reference);
    Task<Reference> Update(
        string owner,
        string name,
        string reference,
        ReferenceUpdate referenceUpdate
    );
    Task<Reference> Update(long repositoryId, string reference, ReferenceUpdate referenceUpdate);
    Task Delete(string owner, string name, string reference);
    Task Delete(long repositoryId, string reference);
}
