using System.Net;
using System.Text;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>Methods, paths, content types and limits.</summary>
public sealed class HttpRulesTests(SampleFolder samples)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/predict", 405, "POST")]
    [InlineData("PUT", "/v2/models/churn/infer", 405, "POST")]
    [InlineData("POST", "/v2", 405, "GET, HEAD")]
    [InlineData("DELETE", "/v2/health/live", 405, "GET, HEAD")]
    [InlineData("OPTIONS", "/v2/models/churn", 405, "GET, HEAD")]
    [InlineData("GET", "/v3", 404, null)]
    [InlineData("POST", "/predict/", 404, null)]
    [InlineData("GET", "/v2/models/other", 404, null)]
    [InlineData("POST", "/v2/models/churn/versions/9/infer", 404, null)]
    [InlineData("GET", "/v2/models/churn/..%2f..%2fsettings.json", 404, null)]
    public async Task Paths_and_methods_that_are_none(
        string method,
        string path,
        int status,
        string? allow
    )
    {
        await using var app = await TestApp.StartAsync(samples);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await app.Client.SendAsync(request, Cancelled);
        var answer = await TestApp.JsonAsync(response, (HttpStatusCode)status);
        answer.GetProperty("error").GetString()!.ShouldNotBeEmpty();
        (allow is null ? null : string.Join(", ", response.Content.Headers.Allow)).ShouldBe(allow);
    }

    [Fact]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        await using var app = await TestApp.StartAsync(samples);
        foreach (var path in new[] { "/v2", "/v2/health/ready", "/v2/models/churn" })
        {
            var body = await app.Client.GetByteArrayAsync(path, Cancelled);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var response = await app.Client.SendAsync(request, Cancelled);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentLength.ShouldBe(body.Length);
            (await response.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON; charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=latin1", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("", 415)]
    public async Task Content_types(string type, int status)
    {
        await using var app = await TestApp.StartAsync(samples);
        using var response = await app.PostAsync("/predict", SampleRequests.Row, type);
        await TestApp.JsonAsync(response, (HttpStatusCode)status);
        using var infer = await app.PostAsync("/v2/models/churn/infer", SampleRequests.Infer, type);
        await TestApp.JsonAsync(infer, (HttpStatusCode)status);
    }

    [Fact]
    public async Task A_body_without_a_content_type_is_json_and_tensors_are_no_csv()
    {
        await using var app = await TestApp.StartAsync(samples);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(SampleRequests.Row));
        using var response = await app.Client.PostAsync("/predict", content, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var csv = await app.PostAsync("/v2/models/churn/infer", "a\n1\n", "text/csv");
        await TestApp.JsonAsync(csv, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/html, application/json;q=0.5", "application/json")]
    [InlineData("text/csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("application/json;q=0.1, text/csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("text/csv, */*;q=0.1", "text/csv; charset=utf-8; header=present")]
    [InlineData("text/html", null)]
    [InlineData("application/json;q=0", null)]
    public async Task The_client_chooses_the_answer(string accept, string? type)
    {
        await using var app = await TestApp.StartAsync(samples);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/predict")
        {
            Content = new StringContent(SampleRequests.Row, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await app.Client.SendAsync(request, Cancelled);
        if (type is null)
        {
            await TestApp.JsonAsync(response, HttpStatusCode.NotAcceptable);
        }
        else
        {
            response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        }
    }

    [Fact]
    public async Task A_content_encoding_is_refused()
    {
        await using var app = await TestApp.StartAsync(samples);
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await app.Client.PostAsync("/predict", content, Cancelled);
        await TestApp.JsonAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_long_is_refused(bool chunked)
    {
        await using var app = await StartAsync(new ServeLimits { BodyBytes = 1000 });
        var exact =
            SampleRequests.Row
            + new string(' ', 1000 - Encoding.UTF8.GetByteCount(SampleRequests.Row));
        (await SendAsync(app, exact, chunked: false)).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(app, exact + " ", chunked)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await SendAsync(app, exact + new string(' ', 100_000), chunked)).ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        (await SendAsync(app, SampleRequests.Row, chunked)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/predict", "application/json")]
    [InlineData("/predict", "text/csv")]
    [InlineData("/v2/models/churn/infer", "application/json")]
    public async Task More_rows_than_allowed_are_refused(string path, string type)
    {
        await using var app = await StartAsync(new ServeLimits { Rows = 3 });
        foreach (var rows in new[] { 3, 4 })
        {
            using var response = await app.PostAsync(path, Body(rows), type);
            response.StatusCode.ShouldBe(
                rows == 3 ? HttpStatusCode.OK : HttpStatusCode.RequestEntityTooLarge
            );
            if (rows == 4)
            {
                (await TestApp.JsonAsync(response, HttpStatusCode.RequestEntityTooLarge))
                    .GetProperty("error")
                    .GetString()!
                    .ShouldStartWith("The request has more than 3 rows");
            }
        }

        string Body(int rows) =>
            path != "/predict"
                ? SampleRequests
                    .Infer.Replace(
                        "[1]",
                        string.Create(CultureInfo.InvariantCulture, $"[{rows}]"),
                        StringComparison.Ordinal
                    )
                    .Replace("[20.5]", List("20.5", rows), StringComparison.Ordinal)
                    .Replace("[5]", List("5", rows), StringComparison.Ordinal)
                    .Replace("[true]", List("true", rows), StringComparison.Ordinal)
                    .Replace("[false]", List("false", rows), StringComparison.Ordinal)
                    .Replace(
                        "\"data\":[1]",
                        $"\"data\":{List("1", rows)}",
                        StringComparison.Ordinal
                    )
                    .Replace("[\"One year\"]", List("\"One year\"", rows), StringComparison.Ordinal)
                    .Replace("[\"nord\"]", List("\"nord\"", rows), StringComparison.Ordinal)
                    .Replace("[\"app\"]", List("\"app\"", rows), StringComparison.Ordinal)
                    .Replace(
                        "\"data\":[" + rows.ToString(CultureInfo.InvariantCulture) + "]}",
                        $"\"data\":{List("1", rows)}}}",
                        StringComparison.Ordinal
                    )
            : type == "text/csv"
                ? SampleRequests.Csv
                    + string.Concat(
                        Enumerable.Repeat(SampleRequests.Csv.Split('\n')[1] + "\n", rows - 1)
                    )
            : List(SampleRequests.Row, rows);
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_answered_408_and_the_connection_ends()
    {
        await using var app = await StartAsync(new ServeLimits { Seconds = 0.2 });
        using var client = new RawConnection(app.Host.Addresses[0]);
        await client.SendAsync(
            "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        );
        var answer = await client.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain("Connection: close");
        answer.ShouldEndWith(
            "{\"error\":\"The body did not arrive in the time that a request may take.\"}"
        );
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_read()
    {
        await using var app = await TestApp.StartAsync(samples);
        using var client = new RawConnection(app.Host.Addresses[0]);
        var body = Encoding.UTF8.GetBytes(SampleRequests.Row);
        await client.SendAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"POST /predict HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n"
            )
        );
        foreach (var piece in body.Chunk(7))
        {
            await client.SendAsync(piece);
        }

        (await client.ReadToEndAsync()).ShouldStartWith("HTTP/1.1 200 OK");
    }

    [Fact]
    public async Task A_model_that_fails_is_answered_500_without_details()
    {
        await using var app = await TestApp.StartAsync(
            samples,
            [new ServedModelSettings { Name = "a", Path = "binary" }],
            change: m => m.With(new BrokenScorer(m.Scorer.Signature))
        );
        using var response = await app.PostAsync("/predict", SampleRequests.Row);
        (await TestApp.JsonAsync(response, HttpStatusCode.InternalServerError))
            .GetProperty("error")
            .GetString()
            .ShouldBe("The server failed; its log says more.");
        using var next = await app.Client.GetAsync("/v2/health/ready", Cancelled);
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string List(string item, int count) =>
        $"[{string.Join(',', Enumerable.Repeat(item, count))}]";

    private static async Task<HttpStatusCode> SendAsync(TestApp app, string body, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/predict")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;
        using var response = await app.Client.SendAsync(request, Cancelled);
        return response.StatusCode;
    }

    private Task<TestApp> StartAsync(ServeLimits limits) =>
        TestApp.StartAsync(
            samples,
            [new ServedModelSettings { Name = "champion", Path = "binary" }],
            limits
        );
}
