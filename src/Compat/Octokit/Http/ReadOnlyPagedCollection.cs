using System.Collections.ObjectModel;

namespace Octokit.Internal;

/// <summary>One page of a list.</summary>
public class ReadOnlyPagedCollection<T> : ReadOnlyCollection<T>, IReadOnlyPagedCollection<T>
{
    private readonly ApiInfo _info;
    private readonly Func<Uri, Task<IApiResponse<List<T>>>> _nextPageFunc;

    public ReadOnlyPagedCollection(
        IApiResponse<List<T>> response,
        Func<Uri, Task<IApiResponse<List<T>>>> nextPageFunc
    )
        : base(response?.Body ?? [])
    {
        Ensure.ArgumentNotNull(response, nameof(response));
        Ensure.ArgumentNotNull(nextPageFunc, nameof(nextPageFunc));
        _info = response.HttpResponse.ApiInfo;
        _nextPageFunc = nextPageFunc;
    }

    public Task<IReadOnlyPagedCollection<T>> GetNextPage() =>
        _info.GetNextPageUrl() is { } uri && _nextPageFunc(uri) is { } next
            ? Read(next)
            : Task.FromResult<IReadOnlyPagedCollection<T>>(null);

    private async Task<IReadOnlyPagedCollection<T>> Read(Task<IApiResponse<List<T>>> next) =>
        new ReadOnlyPagedCollection<T>(await next.ConfigureAwait(false), _nextPageFunc);
}
