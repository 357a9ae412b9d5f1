using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Hosting;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Pages;

namespace MlOpsBuild.Serving.Tests.Pages;

/// <summary>A server of models, with all that watches it, on a free port.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly Instruments _instruments;
    private readonly ServeApp _app;
    private readonly KestrelHost _host;

    private TestServer(Instruments instruments, ServeApp app, KestrelHost host)
    {
        _instruments = instruments;
        _app = app;
        _host = host;
        Http = new HttpClient { BaseAddress = new Uri(Url) };
    }

    /// <summary>The address, with a slash at the end.</summary>
    public string Url => _host.Addresses[0] + "/";

    public HttpClient Http { get; }

    public List<string> Warnings { get; private init; } = [];

    public static async Task<TestServer> StartAsync(
        ServeSettings settings,
        IReadOnlyList<ServedModel> models,
        string? keys = null,
        Func<string, string?>? environment = null
    )
    {
        var warnings = new List<string>();
        var instruments = Instruments.Create(
            settings,
            models,
            TimeProvider.System,
            environment ?? (_ => null),
            warnings.Add
        );
        var app = new ServeApp(
            new ServeAppOptions
            {
                Settings = settings,
                Models = models,
                Observers = instruments.Observers,
                Pages = instruments.Pages,
                Keys = keys is null ? null : new ApiKeys(keys),
            }
        );
        var host = await KestrelHost.StartAsync(
            new KestrelHostOptions { Port = 0 },
            app,
            CancellationToken.None
        );
        return new TestServer(instruments, app, host) { Warnings = warnings };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        await _app.DisposeAsync();
        await _instruments.DisposeAsync();
    }
}
