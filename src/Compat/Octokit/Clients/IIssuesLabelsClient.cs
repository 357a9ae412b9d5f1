namespace Octokit;

/// <summary>Labels of issues and pull requests.</summary>
public interface IIssuesLabelsClient
{
    Task<IReadOnlyList<Label>> GetAllForIssue(string owner, string name, long issueNumber);
    Task<IReadOnlyList<Label>> GetAllForIssue(long repositoryId, long issueNumber);
    Task<IReadOnlyList<Label>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        ApiOptions options
    );
    Task<IReadOnlyList<Label>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        ApiOptions options
    );
    Task<IReadOnlyList<Label>> GetAllForRepository(string owner, string name);
    Task<IReadOnlyList<Label>> GetAllForRepository(long repositoryId);
    Task<IReadOnlyList<Label>> GetAllForRepository(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<Label>> GetAllForRepository(long repositoryId, ApiOptions options);
    Task<Label> Get(string owner, string name, string labelName);
    Task<Label> Get(long repositoryId, string labelName);
    Task Delete(string owner, string name, string labelName);
    Task Delete(long repositoryId, string labelName);
    Task<Label> Create(string owner, string name, NewLabel newLabel);
    Task<Label> Create(long repositoryId, NewLabel newLabel);
    Task<Label> Update(string owner, string name, string labelName, LabelUpdate labelUpdate);
    Task<Label> Update(long repositoryId, string labelName, LabelUpdate labelUpdate);
    Task<IReadOnlyList<Label>> AddToIssue(
        string owner,
        string name,
        long issueNumber,
        string[] labels
    );
    Task<IReadOnlyList<Label>> AddToIssue(long repositoryId, long issueNumber, string[] labels);
    Task<IReadOnlyList<Label>> RemoveFromIssue(
        string owner,
        string name,
        long issueNumber,
        string labelName
    );
    Task<IReadOnlyList<Label>> RemoveFromIssue(
        long repositoryId,
        long issueNumber,
        string labelName
    );
    Task<IReadOnlyList<Label>> ReplaceAllForIssue(
        string owner,
        string name,
        long issueNumber,
        string[] labels
    );
    Task<IReadOnlyList<Label>> ReplaceAllForIssue(
        long repositoryId,
        long issueNumber,
        string[] labels
    );
    Task RemoveAllFromIssue(string owner, string name, long issueNumber);
    Task RemoveAllFromIssue(long repositoryId, long issueNumber);
}
