using System.Net;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Tests.Hosting;

public sealed class ApiKeysTests(SampleFolder samples)
{
    [Theory]
    [InlineData("Authorization", "Bearer first", 200)]
    [InlineData("Authorization", "bearer   sécond ", 200)]
    [InlineData("X-Api-Key", "first", 200)]
    [InlineData("X-Api-Key", "sécond", 200)]
    [InlineData("X-Api-Key", "firs", 401)]
    [InlineData("X-Api-Key", "firstt", 401)]
    [InlineData("X-Api-Key", "first,sécond", 401)]
    [InlineData("X-Api-Key", "", 401)]
    [InlineData("Authorization", "Basic first", 401)]
    [InlineData("Authorization", "first", 401)]
    [InlineData("X-Other", "first", 401)]
    public async Task Requests_need_a_key(string header, string value, int status)
    {
        await using var app = await StartAsync();
        foreach (
            var (path, body) in new[]
            {
                ("/predict", SampleRequests.Row),
                ("/v2/models/churn/infer", SampleRequests.Infer),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            using var response = await SendAsync(request, header, value, app);
            await TestApp.JsonAsync(response, (HttpStatusCode)status);
            response.Headers.WwwAuthenticate.ToString().ShouldBe(status == 401 ? "Bearer" : "");
        }

        foreach (var path in new[] { "/v2", "/v2/models/churn" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var response = await SendAsync(request, header, value, app);
            response.StatusCode.ShouldBe((HttpStatusCode)status);
        }
    }

    [Theory]
    [InlineData("/v2/health/live", 200)]
    [InlineData("/v2/health/ready", 200)]
    [InlineData("/v2/nothing", 401)] // what is there is told to those with a key only
    public async Task Health_is_open(string path, int status)
    {
        await using var app = await StartAsync();
        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe((HttpStatusCode)status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ,")]
    public void A_server_that_asks_for_keys_and_has_none_does_not_start(string? keys) =>
        Should
            .Throw<UsageException>(() => new ApiKeys(keys))
            .Message.ShouldBe(
                "The settings ask for API keys, and MLOPS_API_KEYS has none. Set it to one or more keys, separated by commas."
            );

    private Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            samples,
            [new ServedModelSettings { Name = "champion", Path = "binary" }],
            keys: new ApiKeys(" first ,sécond")
        );

    private static async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        string header,
        string value,
        TestApp app
    )
    {
        using var client = new HttpClient(
            new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }
        )
        {
            BaseAddress = app.Client.BaseAddress,
        };
        request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
