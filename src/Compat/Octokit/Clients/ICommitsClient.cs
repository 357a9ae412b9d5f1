namespace Octokit;

/// <summary>Commits, as Git has them.</summary>
public interface ICommitsClient
{
    Task<Commit> Get(string owner, string name, string reference);
    Task<Commit> Get(long repositoryId, string reference);
    Task<Commit> Create(string owner, string name, NewCommit commit);
    Task<Commit> Create(long repositoryId, NewCommit commit);
}
