using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Delivery.GitHub;

/// <summary>
/// Lets one of several processes do one request at a time, in an order of its seed, and kills some before or after a
/// request was done. A process is known by its token.
/// </summary>
internal sealed class Turns
{
    private readonly StableRandom _random;
    private readonly Dictionary<string, CancellationTokenSource> _running;
    private readonly Dictionary<string, TaskCompletionSource> _waiting = new(
        StringComparer.Ordinal
    );
    private readonly Lock _lock = new();
    private int _kills;

    /// <param name="seed">The order.</param>
    /// <param name="tokens">The processes.</param>
    /// <param name="kills">How many of them are killed at most.</param>
    public Turns(ulong seed, IEnumerable<string> tokens, int kills)
    {
        _random = new StableRandom(seed, "turns");
        _running = tokens.ToDictionary(
            x => x,
            _ => new CancellationTokenSource(),
            StringComparer.Ordinal
        );
        _kills = kills;
    }

    public CancellationToken Kill(string token) => _running[token].Token;

    /// <summary>Ends when it is the process's turn.</summary>
    public async Task WaitAsync(HttpExchange request)
    {
        var token = request.Token.Split(' ')[^1];
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_running.ContainsKey(token))
            {
                return; // a last one that runs alone
            }

            _waiting[token] = turn;
            Next();
        }

        await turn.Task;
    }

    /// <summary>The process has ended.</summary>
    public void End(string token)
    {
        lock (_lock)
        {
            _running.Remove(token);
            _waiting.Remove(token);
            Next();
        }
    }

    private void Next()
    {
        // Nobody's turn before each has said what it wants to do.
        if (_waiting.Count == 0 || _waiting.Count < _running.Count)
        {
            return;
        }

        var tokens = _waiting.Keys.Order(StringComparer.Ordinal).ToList();
        var token = tokens[_random.NextInt(tokens.Count)];
        var turn = _waiting[token];
        _waiting.Remove(token);
        if (_kills > 0 && _random.NextInt(8) == 0)
        {
            // Killed, yet its request is done: what is killed before a request was killed after the one before.
            _kills--;
            _running[token].Cancel();
        }

        turn.SetResult();
    }
}
