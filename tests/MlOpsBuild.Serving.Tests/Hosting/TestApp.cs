using System.Net;
using System.Text;
using System.Text.Json;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Hosting;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>The serving program in this process, at a free port, and a client of it.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private TestApp(ServeApp app, KestrelHost host, IReadOnlyList<ServedModel> models)
    {
        App = app;
        Host = host;
        Models = models;
        Client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
    }

    public ServeApp App { get; }

    public KestrelHost Host { get; }

    public IReadOnlyList<ServedModel> Models { get; }

    public HttpClient Client { get; }

    /// <summary>Serves the model of a folder of the samples under the name <c>churn</c>.</summary>
    public static Task<TestApp> StartAsync(SampleFolder samples, string model = "binary") =>
        StartAsync(samples, [new ServedModelSettings { Name = "champion", Path = model }]);

    public static async Task<TestApp> StartAsync(
        SampleFolder samples,
        IReadOnlyList<ServedModelSettings> models,
        ServeLimits? limits = null,
        PredictionObserver? observer = null,
        ApiKeys? keys = null,
        Func<ServedModel, ServedModel>? change = null
    )
    {
        var settings = new ServeSettings
        {
            Model = "churn",
            Models = models,
            Limits = limits ?? new ServeLimits(),
        };
        var loaded = ModelLoader.Load(samples.Path, settings).Select(change ?? (m => m)).ToArray();
        var app = new ServeApp(
            new ServeAppOptions
            {
                Settings = settings,
                Models = loaded,
                Observers = observer is null ? [] : [observer],
                Keys = keys,
            }
        );
        var host = await KestrelHost.StartAsync(
            new KestrelHostOptions { Port = 0, MaxBodyBytes = settings.Limits.BodyBytes },
            app,
            TestContext.Current.CancellationToken
        );
        return new TestApp(app, host, loaded);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        await App.DisposeAsync();
    }

    public Task<HttpResponseMessage> PostAsync(
        string path,
        string body,
        string type = "application/json"
    ) => PostAsync(path, Encoding.UTF8.GetBytes(body), type);

    public Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return Client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts, and gives the JSON that is answered with a status.</summary>
    public async Task<JsonElement> PostAsync(string path, string body, HttpStatusCode expected)
    {
        using var response = await PostAsync(path, body);
        return await JsonAsync(response, expected);
    }

    public static async Task<JsonElement> JsonAsync(
        HttpResponseMessage response,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(expected, text);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        return JsonElement.Parse(text);
    }
}
