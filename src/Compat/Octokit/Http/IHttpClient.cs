namespace Octokit.Internal;

/// <summary>Sends requests; a fake of it needs no server.</summary>
public interface IHttpClient : IDisposable
{
    Task<IResponse> Send(
        IRequest request,
        CancellationToken cancellationToken,
        Func<object, object> preprocessResponseBody = null
    );

    void SetRequestTimeout(TimeSpan timeout);
}
