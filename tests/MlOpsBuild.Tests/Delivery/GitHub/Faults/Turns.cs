namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>
/// Lets the requests of several clients through in an order that is drawn: the next one only when each client either
/// waits with a request or is done, so that nothing depends on which thread is faster.
/// </summary>
public sealed class Turns(Random random)
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _clients = [];
    private readonly SortedDictionary<int, TaskCompletionSource> _waiting = [];

    /// <summary>Names those whose requests are waited for, before the first of them.</summary>
    public void Begin(IEnumerable<int> clients)
    {
        lock (_lock)
            _clients.UnionWith(clients);
    }

    /// <summary>Done when it is the client's turn.</summary>
    public Task EnterAsync(int client)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add(client, source);

        Next();
        return source.Task;
    }

    /// <summary>Nothing comes from this client any more.</summary>
    public void Leave(int client)
    {
        lock (_lock)
            _clients.Remove(client);

        Next();
    }

    private void Next()
    {
        TaskCompletionSource source;
        lock (_lock)
        {
            if (_waiting.Count == 0 || _waiting.Count < _clients.Count)
                return;

            var client = _waiting.Keys.ElementAt(random.Next(_waiting.Count));
            _waiting.Remove(client, out source!);
        }

        source.SetResult();
    }
}
