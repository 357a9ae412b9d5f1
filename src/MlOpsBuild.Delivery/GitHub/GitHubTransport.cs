using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Counts requests, limits the time of each and cancels them all with one token, which most methods of Octokit do not
/// take.
/// </summary>
internal sealed class GitHubTransport(
    IHttpClient inner,
    TimeSpan timeout,
    CancellationToken cancellationToken
) : IHttpClient
{
    public int Requests { get; private set; }

    public async Task<IResponse> Send(
        IRequest request,
        CancellationToken cancellation,
        Func<object, object>? preprocessResponseBody = null
    )
    {
        Requests++;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            cancellation
        );
        limited.CancelAfter(timeout);
        try
        {
            return await inner.Send(request, limited.Token, preprocessResponseBody);
        }
        catch (OperationCanceledException e)
            when (!cancellationToken.IsCancellationRequested
                && !cancellation.IsCancellationRequested
            )
        {
            throw new TimeoutException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"there was no answer within {timeout.TotalSeconds:0.###} seconds"
                ),
                e
            );
        }
    }

    public void SetRequestTimeout(TimeSpan timeout) => inner.SetRequestTimeout(timeout);

    public void Dispose() => inner.Dispose();
}
