namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>
/// Clients that post without a pause, each on one connection that stays open, each answer checked. What fails is kept: nothing is
/// tried again.
/// </summary>
internal sealed class Hammer : IAsyncDisposable
{
    private readonly string _address;
    private readonly Task[] _clients;
    private readonly List<string> _failures = [];
    private volatile bool _ends;
    private int _answers;

    public Hammer(string address, int clients)
    {
        _address = address;
        _clients = [.. Enumerable.Range(0, clients).Select(i => Task.Run(() => RunAsync(i)))];
    }

    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Waits for more answers.</summary>
    public async Task MoreAsync(int answers)
    {
        var until = Answers + answers;
        await TestFront.UntilAsync(() => Answers >= until || _failures.Count > 0);
    }

    /// <summary>Ends, and says what failed.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        _ends = true;
        await Task.WhenAll(_clients);
        return _failures;
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task RunAsync(int number)
    {
        using var client = await RawClient.ConnectAsync(_address);
        for (var i = 0; !_ends; i++)
        {
            var body = string.Create(CultureInfo.InvariantCulture, $"{{\"row\":\"{number}-{i}\"}}");
            try
            {
                await client.PostAsync("/predict", body);
                var (status, head, answer) = await client.ReadAsync();
                if (status != 200 || !answer.EndsWith(":" + body, StringComparison.Ordinal))
                {
                    throw new InvalidDataException($"{status}: {answer}\n{head}");
                }
            }
            catch (Exception e)
            {
                lock (_failures)
                {
                    _failures.Add($"{number}-{i}: {e.GetType().Name}: {e.Message}");
                }

                return;
            }

            Interlocked.Increment(ref _answers);
        }
    }
}
