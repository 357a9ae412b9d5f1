namespace Octokit;

/// <summary>Check runs.</summary>
public interface ICheckRunsClient
{
    Task<CheckRun> Create(string owner, string name, NewCheckRun newCheckRun);
    Task<CheckRun> Create(long repositoryId, NewCheckRun newCheckRun);
    Task<CheckRun> Update(
        string owner,
        string name,
        long checkRunId,
        CheckRunUpdate checkRunUpdate
    );
    Task<CheckRun> Update(long repositoryId, long checkRunId, CheckRunUpdate checkRunUpdate);
    Task<CheckRunsResponse> GetAllForReference(string owner, string name, string reference);
    Task<CheckRunsResponse> GetAllForReference(long repositoryId, string reference);
    Task<CheckRunsResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckRunRequest checkRunRequest
    );
    Task<CheckRunsResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckRunRequest checkRunRequest
    );
    Task<CheckRunsResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    );
    Task<CheckRunsResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    );
    Task<CheckRunsResponse> GetAllForCheckSuite(string owner, string name, long checkSuiteId);
    Task<CheckRunsResponse> GetAllForCheckSuite(long repositoryId, long checkSuiteId);
    Task<CheckRunsResponse> GetAllForCheckSuite(
        string owner,
        string name,
        long checkSuiteId,
        CheckRunRequest checkRunRequest
    );
    Task<CheckRunsResponse> GetAllForCheckSuite(
        long repositoryId,
        long checkSuiteId,
        CheckRunRequest checkRunRequest
    );
    Task<CheckRunsResponse> GetAllForCheckSuite(
        string owner,
        string name,
        long checkSuiteId,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    );
    Task<CheckRunsResponse> GetAllForCheckSuite(
        long repositoryId,
        long checkSuiteId,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    );
    Task<CheckRun> Get(string owner, string name, long checkRunId);
    Task<CheckRun> Get(long repositoryId, long checkRunId);
    Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        string owner,
        string name,
        long checkRunId
    );
    Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(long repositoryId, long checkRunId);
    Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        string owner,
        string name,
        long checkRunId,
        ApiOptions options
    );
    Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        long repositoryId,
        long checkRunId,
        ApiOptions options
    );
}
