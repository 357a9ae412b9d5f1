using System.Buffers;
using System.Collections.Concurrent;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>
/// A server behind a front: a real one, in this process. To everything but health it answers with its name and the body that
/// came, unless it is told otherwise.
/// </summary>
internal sealed class TestBackend : IAsyncDisposable
{
    private readonly KestrelHost _host;
    private readonly Handler _handler;

    private TestBackend(KestrelHost host, Handler handler)
    {
        _host = host;
        _handler = handler;
    }

    public string Name => _handler.Name;

    public string Address => _host.Addresses[0];

    public int Port => new Uri(Address).Port;

    /// <summary>Requests that came, health aside.</summary>
    public int Requests => Volatile.Read(ref _handler.Requests);

    /// <summary>What they carried, health aside.</summary>
    public ConcurrentQueue<string> Heads => _handler.Heads;

    public bool IsReady
    {
        set => _handler.IsReady = value;
    }

    /// <summary>The model's digest, one for each name.</summary>
    public static string Digest(string name) =>
        "sha256:"
        + Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))
        );

    public static async Task<TestBackend> StartAsync(
        string name,
        Func<Exchange, Task<bool>>? answer = null,
        int port = 0
    )
    {
        var handler = new Handler(name, answer);
        var host = await KestrelHost.StartAsync(
            new KestrelHostOptions { Port = port, ShutdownLimit = TimeSpan.FromSeconds(10) },
            handler,
            TestContext.Current.CancellationToken
        );
        return new TestBackend(host, handler);
    }

    public RouteBackend Route(int weight = 100, bool shadow = false) =>
        new()
        {
            Name = Name,
            Url = Address,
            ModelDigest = Digest(Name),
            Weight = shadow ? 0 : weight,
            Shadow = shadow,
        };

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private sealed class Handler(string name, Func<Exchange, Task<bool>>? answer) : ExchangeHandler
    {
        public int Requests;

        public string Name => name;

        public ConcurrentQueue<string> Heads { get; } = [];

        public volatile bool IsReady = true;

        public override async Task HandleAsync(Exchange exchange)
        {
            if (exchange.Path == "/v2/health/ready")
            {
                await exchange.AnswerAsync(IsReady ? 200 : 503, "text/plain", default);
                return;
            }

            Interlocked.Increment(ref Requests);
            Heads.Enqueue(
                $"{exchange.Method} {exchange.RawTarget}\n"
                    + string.Join(
                        '\n',
                        exchange.RequestHeaders.SelectMany(h =>
                            h.Value.Select(v => $"{h.Key}: {v}")
                        )
                    )
                    + "\n"
            );
            if (answer is not null && await answer(exchange))
            {
                return;
            }

            var body = await ReadAsync(exchange);
            exchange.ResponseHeaders["X-Backend"] = name;
            await exchange.AnswerAsync(
                200,
                "text/plain",
                (byte[])[.. System.Text.Encoding.UTF8.GetBytes(name + ":"), .. body]
            );
        }
    }

    public static async Task<byte[]> ReadAsync(Exchange exchange)
    {
        while (true)
        {
            var read = await exchange.Reader.ReadAsync();
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                exchange.Reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            exchange.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
