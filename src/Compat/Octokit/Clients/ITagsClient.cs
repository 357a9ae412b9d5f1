namespace Octokit;

/// <summary>Annotated tags.</summary>
public interface ITagsClient
{
    Task<GitTag> Get(string owner, string name, string reference);
    Task<GitTag> Get(long repositoryId, string reference);
    Task<GitTag> Create(string owner, string name, NewTag tag);
    Task<GitTag> Create(long repositoryId, NewTag tag);
}
