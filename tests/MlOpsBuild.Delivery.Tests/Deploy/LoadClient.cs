using System.Collections.Concurrent;
using System.Net.Http.Headers;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>
/// Clients that go on sending rows to an environment while it changes: four connections that are kept open, at most 200 requests
/// a second in all. Every answer must be right, and name a model that is allowed to answer.
/// </summary>
internal sealed class LoadClient : IAsyncDisposable
{
    private const int Connections = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;
    private readonly IReadOnlyList<GoldenRow> _rows;
    private readonly CancellationTokenSource _stop = new(Longest);
    private readonly ConcurrentDictionary<string, long> _digests = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly List<Task> _clients = [];
    private readonly LoadTolerance _tolerance;
    private long _tolerated;

    private LoadClient(EnvironmentConfig environment, SampleModel model, LoadTolerance tolerance)
    {
        _rows = model.Golden;
        _tolerance = tolerance;
        _client = new HttpClient(
            new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false }
        )
        {
            BaseAddress = new Uri($"http://127.0.0.1:{environment.Port}/"),
            Timeout = TimeSpan.FromSeconds(15),
        };
        _client.DefaultRequestHeaders.Add("X-Load", "yes");
    }

    /// <summary>Requests that were answered as they should be, by the digest of the model that did.</summary>
    public IReadOnlyDictionary<string, long> Answers => _digests;

    /// <summary>Requests that failed as they were allowed to.</summary>
    public long Tolerated => Interlocked.Read(ref _tolerated);

    /// <summary>Begins.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="model">Whose rows are sent.</param>
    /// <param name="tolerance">What may go wrong.</param>
    public static LoadClient Start(
        EnvironmentConfig environment,
        SampleModel model,
        LoadTolerance tolerance = LoadTolerance.None
    )
    {
        var load = new LoadClient(environment, model, tolerance);
        for (var i = 0; i < Connections; i++)
        {
            var first = i;
            load._clients.Add(Task.Run(() => load.RunAsync(first)));
        }

        return load;
    }

    /// <summary>Waits until so many more requests were answered.</summary>
    public async Task MoreAsync(int requests)
    {
        var until = _digests.Values.Sum() + requests;
        while (_digests.Values.Sum() < until && _failures.IsEmpty)
        {
            _stop.IsCancellationRequested.ShouldBeFalse("the load took too long");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends, and sees that nothing failed and nobody else answered.</summary>
    public async Task EndAsync(params SampleModel[] allowed)
    {
        await MoreAsync(25);
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        _failures.ShouldBeEmpty();
        _digests.Keys.ShouldBeSubsetOf(allowed.Select(m => m.ModelDigest.ToString()));
        _digests.Values.Sum().ShouldBeGreaterThan(20);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(int first)
    {
        for (var i = first; !_stop.IsCancellationRequested && _failures.Count < 100; i++)
        {
            try
            {
                await SendAsync(_rows[i % _rows.Count]);
            }
            catch (HttpRequestException e)
                when (_tolerance == LoadTolerance.NoAnswer && e.StatusCode is null)
            {
                Interlocked.Increment(ref _tolerated);
            }
            catch (Exception e)
                when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                _failures.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {e}");
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task SendAsync(GoldenRow row)
    {
        using var content = new ReadOnlyMemoryContent(row.Inputs);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _client.PostAsync("predict", content);
        var body = await response.Content.ReadAsStringAsync();
        if (
            _tolerance == LoadTolerance.ServerError
            && response.StatusCode == System.Net.HttpStatusCode.InternalServerError
        )
        {
            Interlocked.Increment(ref _tolerated);
            return;
        }

        if (
            !response.IsSuccessStatusCode
            || !response.Headers.TryGetValues("X-Model-Digest", out var digests)
            || !body.Contains("\"predictions\"", StringComparison.Ordinal)
        )
        {
            _failures.Enqueue(
                $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} HTTP {(int)response.StatusCode}: {body}"
            );
            return;
        }

        _digests.AddOrUpdate(digests.Single(), 1, (_, n) => n + 1);
    }
}
