using MlOpsBuild.GitHubDouble.Http;

namespace MlOpsBuild.GitHubDouble.Faults;

/// <summary>Holds one request until it is opened.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource<ReceivedRequest> _reached = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource _opened = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    internal Gate() { }

    /// <summary>Done when a request waits here.</summary>
    public Task<ReceivedRequest> Reached => _reached.Task;

    public void Open() => _opened.TrySetResult();

    internal Task PassAsync(ReceivedRequest request, CancellationToken cancellationToken)
    {
        _reached.TrySetResult(request);
        return _opened.Task.WaitAsync(cancellationToken);
    }
}
