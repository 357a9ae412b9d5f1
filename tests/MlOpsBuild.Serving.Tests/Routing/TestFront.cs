using System.Net.Sockets;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Routing;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>A front in this process, with its control socket and state in a folder of its own.</summary>
internal sealed class TestFront : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private TestFront(DirectoryInfo folder, bool ownsFolder, FrontServer server, List<string> log)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        Server = server;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(server.Address) };
        Control = ControlClient(ControlPath);
    }

    public FrontServer Server { get; }

    public List<string> Log { get; }

    public HttpClient Client { get; }

    public HttpClient Control { get; }

    public string Address => Server.Address;

    public string ControlPath => Path.Combine(_folder.FullName, "control.sock");

    public string StatePath => Path.Combine(_folder.FullName, "state", "routes.json");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TestFront> StartAsync(
        RouteOptions? options = null,
        DirectoryInfo? folder = null
    )
    {
        var own = folder ?? Directory.CreateTempSubdirectory("mlops-front-");
        var log = new List<string>();
        var server = await FrontServer.StartAsync(
            (options ?? new RouteOptions()) with
            {
                Port = 0,
                ControlPath = Path.Combine(own.FullName, "control.sock"),
                StateFolder = Path.Combine(own.FullName, "state"),
                ShutdownLimit = TimeSpan.FromSeconds(10),
            },
            TimeProvider.System,
            line =>
            {
                lock (log)
                {
                    log.Add(line);
                }
            },
            Ct
        );
        return new TestFront(own, folder is null, server, log);
    }

    public static HttpClient ControlClient(string path) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, ct) =>
                {
                    var socket = new Socket(
                        AddressFamily.Unix,
                        SocketType.Stream,
                        ProtocolType.Unspecified
                    );
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://control"),
        };

    /// <summary>Puts routes in place of whatever is there.</summary>
    public async Task<RouteTable> PutAsync(params RouteBackend[] backends)
    {
        var now = RouteTable.Read(await Control.GetByteArrayAsync("/routes", Ct));
        using var answer = await PutAsync(now with { Backends = backends });
        var body = await answer.Content.ReadAsByteArrayAsync(Ct);
        answer.StatusCode.ShouldBe(
            System.Net.HttpStatusCode.OK,
            System.Text.Encoding.UTF8.GetString(body)
        );
        return RouteTable.Read(body);
    }

    public async Task<HttpResponseMessage> PutAsync(RouteTable table, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/routes")
        {
            Content = new ByteArrayContent(table.ToBytes()),
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Control.SendAsync(request, Ct);
    }

    public async Task<RouteStats> StatsAsync() =>
        RouteStats.Read(await Control.GetByteArrayAsync("/stats", Ct));

    public async Task<BackendStats> StatsAsync(string backend) =>
        (await StatsAsync()).Backends.Single(b => b.Name == backend);

    /// <summary>Posts a body to <c>/predict</c>; the answer must be 200.</summary>
    public async Task<string> PredictAsync(string body = "{}", string path = "/predict")
    {
        using var answer = await Client.PostAsync(path, new StringContent(body), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, text);
        return text;
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Control.Dispose();
        await Server.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }
}
