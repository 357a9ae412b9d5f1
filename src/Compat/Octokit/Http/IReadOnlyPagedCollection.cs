namespace Octokit;

/// <summary>One page of a list.</summary>
public interface IReadOnlyPagedCollection<T> : IReadOnlyList<T>
{
    /// <summary>Gets the next page; null after the last one.</summary>
    Task<IReadOnlyPagedCollection<T>> GetNextPage();
}
