namespace Octokit;

/// <summary>Gets all pages of a list.</summary>
public interface IApiPagination
{
    Task<IReadOnlyList<T>> GetAllPages<T>(
        Func<Task<IReadOnlyPagedCollection<T>>> getFirstPage,
        Uri uri
    );
}
