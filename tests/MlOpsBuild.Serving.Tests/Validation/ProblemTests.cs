using System.Net;
using System.Text.Json;
using MlOpsBuild.Serving.Tests.Hosting;

namespace MlOpsBuild.Serving.Tests.Validation;

/// <summary>Everything that is wrong with a row is listed.</summary>
public sealed class ProblemTests(SampleFolder samples)
{
    private const string Good =
        """{"tenure":5,"charges":20.5,"senior":true,"contract":"One year","région \"x\"":"nord","level":1,"channel":"app","paperless":false}""";

    [Theory]
    [InlineData("\"tenure\":5", "\"tenure\":-1", "tenure", "is -1, expected 0 to 72")]
    [InlineData("\"tenure\":5", "\"tenure\":73", "tenure", "is 73, expected 0 to 72")]
    [InlineData("\"tenure\":5", "\"tenure\":1.5", "tenure", "is 1.5, expected a whole number")]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":\"5\"",
        "tenure",
        "is '5', expected a whole number, 0 to 72"
    )]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":true",
        "tenure",
        "is true, expected a whole number, 0 to 72"
    )]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":null",
        "tenure",
        "is null, expected a whole number, 0 to 72"
    )]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":[5]",
        "tenure",
        "is an array, expected a whole number, 0 to 72"
    )]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":{\"a\":{}}",
        "tenure",
        "is an object, expected a whole number, 0 to 72"
    )]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":1e400",
        "tenure",
        "is beyond what a 64-bit number holds, expected a whole number, 0 to 72"
    )]
    [InlineData("\"tenure\":5,", "", "tenure", "is missing, expected a whole number, 0 to 72")]
    [InlineData("\"tenure\":5", "\"tenure\":5,\"tenure\":5", "tenure", "is given twice")]
    [InlineData(
        "\"tenure\":5",
        "\"tenure\":5,\"tenur\":5",
        "tenur",
        "is no feature of this model. Did you mean 'tenure'?"
    )]
    [InlineData("\"tenure\":5", "\"tenure\":5,\"<b>\":5", "<b>", "is no feature of this model")]
    [InlineData("\"level\":1", "\"level\":-1.6", "level", "is -1.6, expected at least -1.5")]
    [InlineData(
        "\"level\":1",
        "\"level\":null",
        "level",
        "is null, expected a number, at least -1.5"
    )]
    [InlineData("\"senior\":true", "\"senior\":2", "senior", "is 2, expected true or false")]
    [InlineData(
        "\"senior\":true",
        "\"senior\":\"yes\"",
        "senior",
        "is 'yes', expected true or false"
    )]
    [InlineData(
        "\"contract\":\"One year\"",
        "\"contract\":\"One yaer\"",
        "contract",
        "is 'One yaer', expected one of 'Month-to-month', 'One year', 'Two year'. Did you mean 'One year'?"
    )]
    [InlineData(
        "\"contract\":\"One year\"",
        "\"contract\":1",
        "contract",
        "is 1, expected one of 'Month-to-month', 'One year', 'Two year'"
    )]
    [InlineData(
        "\"contract\":\"One year\"",
        "\"contract\":false",
        "contract",
        "is false, expected one of 'Month-to-month', 'One year', 'Two year'"
    )]
    [InlineData(
        "\"contract\":\"One year\"",
        "\"contract\":\"\"",
        "contract",
        "is '', expected one of 'Month-to-month', 'One year', 'Two year'"
    )]
    [InlineData("\"nord\"", "7", "région \"x\"", "is 7, expected a text")]
    [InlineData(
        "\"nord\"",
        "\"nord\\nsüd\u202E\", \"tenurE\":1",
        "tenurE",
        "is no feature of this model. Did you mean 'tenure'?"
    )]
    public async Task A_row_with_one_problem(
        string replace,
        string with,
        string feature,
        string problem
    )
    {
        await using var app = await TestApp.StartAsync(samples);
        var body = Good.Replace(replace, with, StringComparison.Ordinal);
        body.ShouldNotBe(Good);
        var answer = await app.PostAsync("/predict", body, HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString().ShouldBe("The input has a problem.");
        Problems(answer).ShouldBe([(0, feature, problem)]);
    }

    [Theory]
    [InlineData("\"charges\":20.5,", "")] // nullable
    [InlineData("\"charges\":20.5", "\"charges\":null")]
    [InlineData("\"level\":1,", "")] // has a default
    [InlineData("\"channel\":\"app\",", "")]
    [InlineData("\"senior\":true", "\"senior\":1")]
    [InlineData("\"senior\":true", "\"senior\":\"Yes\"")]
    [InlineData("\"senior\":true", "\"senior\":\"TRUE\"")]
    [InlineData("\"tenure\":5", "\"tenure\":5.0")]
    [InlineData("\"tenure\":5", "\"tenur\\u0065\":5e0")]
    [InlineData("\"channel\":\"app\"", "\"channel\":\"post\"")] // allowed, though training never saw it
    public async Task What_the_contract_allows(string replace, string with)
    {
        await using var app = await TestApp.StartAsync(samples);
        var body = Good.Replace(replace, with, StringComparison.Ordinal);
        body.ShouldNotBe(Good);
        await app.PostAsync("/predict", body, HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_problems_of_all_rows_are_listed_with_their_rows()
    {
        await using var app = await TestApp.StartAsync(samples);
        var bad = Good.Replace(":5,", ":-5,", StringComparison.Ordinal)
            .Replace("\"app\"", "\"ap\"", StringComparison.Ordinal);
        var answer = await app.PostAsync(
            "/predict",
            $"[{Good},{bad},4,{{}}]",
            HttpStatusCode.BadRequest
        );
        answer.GetProperty("error").GetString().ShouldBe("The input has 6 problems.");
        Problems(answer)
            .ShouldBe([
                (1, "tenure", "is -5, expected 0 to 72"),
                (
                    1,
                    "channel",
                    "is 'ap', expected one of 'app', 'post', 'web'. Did you mean 'app'?"
                ),
                (2, null, "is a number, expected an object with a member per feature"),
                (3, "tenure", "is missing, expected a whole number, 0 to 72"),
                (3, "senior", "is missing, expected true or false"),
                (
                    3,
                    "contract",
                    "is missing, expected one of 'Month-to-month', 'One year', 'Two year'"
                ),
            ]);
    }

    [Fact]
    public async Task A_hundred_problems_are_listed_and_the_rest_counted()
    {
        await using var app = await TestApp.StartAsync(samples);
        var rows = string.Join(',', Enumerable.Repeat("{}", 50));
        var answer = await app.PostAsync("/predict", $"[{rows}]", HttpStatusCode.BadRequest);
        answer
            .GetProperty("error")
            .GetString()
            .ShouldBe("The input has 150 problems; the first 100 are listed.");
        Problems(answer).Count.ShouldBe(100);
    }

    [Fact]
    public async Task Long_and_hostile_names_are_cut_and_cleaned()
    {
        await using var app = await TestApp.StartAsync(samples);
        var name = "a\\u001b[31m" + new string('é', 100_000);
        var answer = await app.PostAsync(
            "/predict",
            Good.Replace("{\"tenure\"", $"{{\"{name}\":1,\"tenure\"", StringComparison.Ordinal),
            HttpStatusCode.BadRequest
        );
        var (_, feature, problem) = Problems(answer).ShouldHaveSingleItem();
        feature!.Length.ShouldBeLessThan(300);
        feature.ShouldStartWith("a [31mé");
        problem.ShouldBe("is no feature of this model");
    }

    [Theory]
    [InlineData("", "The request has no body, expected rows.")]
    [InlineData("[]", "The request has no rows, expected at least one.")]
    [InlineData("{\"rows\":[]}", "The request has no rows, expected at least one.")]
    [InlineData("{\"rows\":[{}],\"a\":1}", "The body has a member beside 'rows', expected none.")]
    [InlineData(
        "3",
        "The body is a number, expected an object with a member per feature, or an array of such."
    )]
    [InlineData(
        "null",
        "The body is null, expected an object with a member per feature, or an array of such."
    )]
    [InlineData("{", "The body is not JSON at line 1, byte 2: ")]
    [InlineData("{\"tenure\":NaN}", "The body is not JSON at line 1, byte 11: ")]
    [InlineData("{\"tenure\":01}", "The body is not JSON at line 1, byte 12: ")]
    [InlineData("{\"tenure\":1,}", "The body is not JSON at line 1, byte 13: ")]
    [InlineData("{\"tenure\":1} x", "The body is not JSON at line 1, byte 14: ")]
    [InlineData("{}{}", "The body is not JSON at line 1, byte 3: ")]
    [InlineData("/* c */{}", "The body is not JSON at line 1, byte 1: ")]
    [InlineData("{\"contract\":\"\\ud800\"}", "The body has an escaped text that is not valid.")]
    [InlineData("[[[[[[[[[[[[[[[[[[", "The body is not JSON at line 1, byte 17: ")]
    public async Task A_body_that_is_no_rows(string body, string error)
    {
        await using var app = await TestApp.StartAsync(samples);
        var answer = await app.PostAsync("/predict", body, HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString()!.ShouldStartWith(error);
        answer.TryGetProperty("problems", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_body_that_is_not_utf8()
    {
        await using var app = await TestApp.StartAsync(samples);
        using var response = await app.PostAsync(
            "/predict",
            [.. "{\"contract\":\""u8, 0xC3, 0x28, .. "\"}"u8],
            "application/json"
        );
        var answer = await TestApp.JsonAsync(response, HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString().ShouldBe("The body is not valid UTF-8.");
    }

    [Fact]
    public async Task A_byte_order_mark_does_not_matter()
    {
        await using var app = await TestApp.StartAsync(samples);
        await app.PostAsync("/predict", "\uFEFF" + Good, HttpStatusCode.OK);
    }

    internal static List<(int Row, string? Feature, string Problem)> Problems(JsonElement answer) =>
        [
            .. answer
                .GetProperty("problems")
                .EnumerateArray()
                .Select(p =>
                    (
                        p.TryGetProperty("row", out var row) ? row.GetInt32() : -1,
                        p.TryGetProperty("feature", out var feature) ? feature.GetString() : null,
                        p.GetProperty("problem").GetString()!
                    )
                ),
        ];
}
