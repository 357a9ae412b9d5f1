using System.Net;

namespace Octokit;

/// <summary>Check suites.</summary>
public interface ICheckSuitesClient
{
    Task<CheckSuite> Get(string owner, string name, long checkSuiteId);
    Task<CheckSuite> Get(long repositoryId, long checkSuiteId);
    Task<CheckSuitesResponse> GetAllForReference(string owner, string name, string reference);
    Task<CheckSuitesResponse> GetAllForReference(long repositoryId, string reference);
    Task<CheckSuitesResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckSuiteRequest request
    );
    Task<CheckSuitesResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckSuiteRequest request
    );
    Task<CheckSuitesResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckSuiteRequest request,
        ApiOptions options
    );
    Task<CheckSuitesResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckSuiteRequest request,
        ApiOptions options
    );
    Task<CheckSuite> Create(string owner, string name, NewCheckSuite newCheckSuite);
    Task<CheckSuite> Create(long repositoryId, NewCheckSuite newCheckSuite);
    Task<bool> Rerequest(string owner, string name, long checkSuiteId);
    Task<bool> Rerequest(long repositoryId, long checkSuiteId);
}
