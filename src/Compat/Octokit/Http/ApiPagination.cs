using System.Net;

namespace Octokit;

/// <summary>Gets all pages of a list.</summary>
public class ApiPagination : IApiPagination
{
    public async Task<IReadOnlyList<T>> GetAllPages<T>(
        Func<Task<IReadOnlyPagedCollection<T>>> getFirstPage,
        Uri uri
    )
    {
        Ensure.ArgumentNotNull(getFirstPage, nameof(getFirstPage));
        try
        {
            var items = new List<T>();
            for (
                var page = await getFirstPage().ConfigureAwait(false);
                page is not null;
                page = await page.GetNextPage().ConfigureAwait(false)
            )
                items.AddRange(page);

            return items.AsReadOnly();
        }
        catch (NotFoundException)
        {
            throw new NotFoundException(
                $"{uri?.OriginalString} was not found.",
                HttpStatusCode.NotFound
            );
        }
    }
}
