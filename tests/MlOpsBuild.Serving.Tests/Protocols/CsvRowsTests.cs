using System.Net;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Tests.Validation;

namespace MlOpsBuild.Serving.Tests.Protocols;

public sealed class CsvRowsTests(SampleFolder samples)
{
    private const string Header =
        "tenure,charges,senior,contract,\"région \"\"x\"\"\",level,channel,paperless";

    [Fact]
    public async Task Rows_in_and_rows_out()
    {
        await using var app = await TestApp.StartAsync(samples, "multiclass");
        using var response = await app.PostAsync(
            "/predict",
            $"\uFEFF{Header}\r\n 5 ,,No,\"One year\",süd,1e0,web,1\r\n6,1.5,Yes,Two year,\"a,\"\"b\"\"\r\n\",+2,app,\r\n",
            "text/csv"
        );
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        response
            .Content.Headers.ContentType!.ToString()
            .ShouldBe("text/csv; charset=utf-8; header=present");
        var lines = text.Split('\n');
        lines.Length.ShouldBe(4);
        lines[0]
            .ShouldBe(
                "prediction,\"probability_a \"\"quoted\"\", one\",probability_b,probability_ü"
            );
        response.Headers.GetValues("X-Model-Digest").ShouldBe([app.Models[0].Digest]);
    }

    [Fact]
    public async Task Text_gives_the_same_as_json_and_either_can_be_asked_for()
    {
        await using var app = await TestApp.StartAsync(samples);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/predict")
        {
            Content = new StringContent($"{Header}\n5,2,No,One year,süd,1,web,1"),
            Headers = { { "Accept", "application/json" } },
        };
        request.Content.Headers.ContentType = new("text/csv");
        using var response = await app.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        var answer = await TestApp.JsonAsync(response);
        var row =
            """{"tenure":5,"charges":2,"senior":false,"contract":"One year","région \"x\"":"süd","level":1,"channel":"web","paperless":true}""";
        var same = await app.PostAsync("/predict", row, HttpStatusCode.OK);
        answer.GetRawText().ShouldBe(same.GetRawText());
    }

    [Fact]
    public async Task What_is_wrong_is_listed()
    {
        await using var app = await TestApp.StartAsync(samples);
        using var response = await app.PostAsync(
            "/predict",
            "tenure,charges,senior,level,chanel,tenure\nabc,1,NaN,Infinity,x,1\n,0x10,maybe,1_0\n",
            "text/csv"
        );
        ProblemTests
            .Problems(await TestApp.JsonAsync(response, HttpStatusCode.BadRequest))
            .ShouldBe([
                (-1, "chanel", "is no feature of this model. Did you mean 'channel'?"),
                (-1, "tenure", "is given twice"),
                (
                    -1,
                    "contract",
                    "is missing, expected one of 'Month-to-month', 'One year', 'Two year'"
                ),
                (0, "tenure", "is 'abc', expected a whole number, 0 to 72"),
                (0, "senior", "is 'NaN', expected true or false"),
                (0, "level", "is 'Infinity', expected a number, at least -1.5"),
                (1, "tenure", "is null, expected a whole number, 0 to 72"),
                (1, "charges", "is '0x10', expected a number"),
                (1, "senior", "is 'maybe', expected true or false"),
                (1, "level", "is '1_0', expected a number, at least -1.5"),
                (1, null, "has 4 values, expected 6 as the header has"),
            ]);
    }

    [Theory]
    [InlineData("", "The request has no body, expected a header line and rows.")]
    [InlineData("tenure\n", "The request has a header and no rows, expected at least one.")]
    [InlineData("tenure\n\"5\n", "Record 2 has a quote that is not closed.")]
    [InlineData(
        "tenure\n5\"5\"\n",
        "Record 2 has a quote inside a cell that does not start with one."
    )]
    [InlineData(
        "tenure\n\"5\"5\n",
        "Record 2 has something behind a closing quote, expected a comma or a line's end."
    )]
    public async Task Text_that_is_no_rows(string body, string error)
    {
        await using var app = await TestApp.StartAsync(samples);
        using var response = await app.PostAsync("/predict", body, "text/csv");
        (await TestApp.JsonAsync(response, HttpStatusCode.BadRequest))
            .GetProperty("error")
            .GetString()
            .ShouldBe(error);
    }
}
