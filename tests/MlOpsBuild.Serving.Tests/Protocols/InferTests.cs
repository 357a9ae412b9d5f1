using System.Net;
using System.Text.Json;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Tests.Validation;

namespace MlOpsBuild.Serving.Tests.Protocols;

/// <summary>The Open Inference Protocol V2.</summary>
public sealed class InferTests(SampleFolder samples)
{
    private const string Path = "/v2/models/churn/infer";
    private const string Tenure = Named + ",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[5]}";
    private const string Named = "{\"name\":\"tenure\"";
    private const string Senior =
        "{\"name\":\"senior\",\"shape\":[1],\"datatype\":\"BOOL\",\"data\":[true]}";
    private const string Contract =
        "{\"name\":\"contract\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"One year\"]}";

    [Fact]
    public async Task Server_and_model_say_what_they_are()
    {
        await using var app = await TestApp.StartAsync(samples);
        var server = await GetAsync(app, "/v2");
        server.GetProperty("name").GetString().ShouldBe("mlops-serve");
        server.GetProperty("extensions").GetArrayLength().ShouldBe(0);
        (await GetAsync(app, "/v2/health/live")).GetProperty("live").GetBoolean().ShouldBeTrue();
        (await GetAsync(app, "/v2/health/ready")).GetProperty("ready").GetBoolean().ShouldBeTrue();
        (await GetAsync(app, "/v2/models/churn/ready"))
            .GetRawText()
            .ShouldBe("{\"name\":\"churn\",\"ready\":true}");

        var model = await GetAsync(app, "/v2/models/churn");
        var digest = app.Models[0].Digest;
        model.GetProperty("name").GetString().ShouldBe("churn");
        model.GetProperty("platform").GetString().ShouldBe("mlopsbuild_gbdt");
        model.GetProperty("versions")[0].GetString().ShouldBe(digest);
        model
            .GetProperty("inputs")
            .EnumerateArray()
            .Select(i => i.GetProperty("name").GetString() + " " + i.GetProperty("datatype"))
            .ShouldBe([
                "tenure INT64",
                "charges FP64",
                "senior BOOL",
                "contract BYTES",
                "région \"x\" BYTES",
                "level FP64",
                "channel BYTES",
                "paperless BOOL",
            ]);
        model
            .GetProperty("outputs")
            .GetRawText()
            .ShouldBe(
                """[{"name":"probability","datatype":"FP64","shape":[-1]},{"name":"prediction","datatype":"BYTES","shape":[-1]}]"""
            );
        (await GetAsync(app, $"/v2/models/churn/versions/{digest}"))
            .GetRawText()
            .ShouldBe(model.GetRawText());
    }

    [Fact]
    public async Task Outputs_that_are_not_asked_for_are_not_given()
    {
        await using var app = await TestApp.StartAsync(samples);
        var all = await InferAsync(app, "");
        all.TryGetProperty("id", out _).ShouldBeFalse();
        Names(all).ShouldBe(["probability", "prediction"]);
        Names(await InferAsync(app, ",\"outputs\":[]")).ShouldBe(["probability", "prediction"]);
        Names(await InferAsync(app, ",\"outputs\":[{\"name\":\"prediction\"}]"))
            .ShouldBe(["prediction"]);
        Names(
                await InferAsync(
                    app,
                    ",\"outputs\":[{\"parameters\":{\"binary_data\":false},\"name\":\"probability\"}]"
                )
            )
            .ShouldBe(["probability"]);
    }

    [Fact]
    public async Task Floats_of_32_bits_are_rounded_as_such()
    {
        await using var app = await TestApp.StartAsync(samples, "regression");
        var narrow = await InferAsync(app, Charges("FP32", "0.1"), "");
        var rounded = await InferAsync(app, Charges("FP64", "0.10000000149011612"), "");
        var wide = await InferAsync(app, Charges("FP64", "0.1"), "");
        Data(narrow).ShouldBe(Data(rounded));
        wide.ShouldNotBe(default);

        static string Charges(string type, string value) =>
            $"{{\"name\":\"charges\",\"shape\":[1],\"datatype\":\"{type}\",\"data\":[{value}]}}";
    }

    [Theory]
    [InlineData("INT64", "INT8")]
    [InlineData("INT64", "INT16")]
    [InlineData("INT64", "INT32")]
    [InlineData("INT64", "UINT8")]
    [InlineData("INT64", "UINT16")]
    [InlineData("INT64", "UINT32")]
    [InlineData("INT64", "UINT64")]
    [InlineData("INT64", "FP16")]
    [InlineData("INT64", "FP32")]
    [InlineData("INT64", "FP64")]
    public async Task Numbers_may_have_any_numeric_type(string declared, string type)
    {
        await using var app = await TestApp.StartAsync(samples);
        var expected = await InferAsync(app, "");
        var found = await app.PostAsync(
            Path,
            $"{{\"inputs\":[{Tenure.Replace(declared, type, StringComparison.Ordinal)},{Senior},{Contract}]}}",
            HttpStatusCode.OK
        );
        found.GetRawText().ShouldBe(expected.GetRawText());
    }

    [Theory]
    [InlineData("{}", "The body has no 'inputs', expected an array.")]
    [InlineData("[]", "The body is an array, expected an object.")]
    [InlineData("{\"inputs\":[]}", "'inputs' is empty, expected one element for each feature.")]
    [InlineData("{\"inputs\":{}}", "'inputs' is an object, expected an array.")]
    [InlineData("{\"inputs\":[3]}", "An element of 'inputs' is a number, expected an object.")]
    [InlineData(
        "{\"input\":[]}",
        "The body has a member 'input', expected 'id', 'parameters', 'inputs' or 'outputs'."
    )]
    [InlineData("{\"inputs\":[],\"inputs\":[]}", "The body has the member 'inputs' twice.")]
    [InlineData("{\"id\":5}", "'id' is a number, expected a text.")]
    [InlineData("{\"id\":\"\\ud800\"}", "The body has an escaped text that is not valid.")]
    [InlineData("{\"parameters\":[]}", "'parameters' is an array, expected an object.")]
    [InlineData(
        "{\"outputs\":[{\"name\":\"probabilities\"}]}",
        "The model has no output 'probabilities', expected 'probability' or 'prediction'."
    )]
    [InlineData("{\"outputs\":[{}]}", "An element of 'outputs' has no 'name'.")]
    [InlineData(
        "{\"outputs\":[{\"name\":\"prediction\"},{\"name\":\"prediction\"}]}",
        "'outputs' names one output twice."
    )]
    [InlineData(
        "{\"outputs\":[{\"nam\":1}]}",
        "An element of 'outputs' has a member 'nam', expected 'name' or 'parameters'."
    )]
    [InlineData("{\"inputs\":[{}]}", "An input has no 'name'.")]
    [InlineData("{\"inputs\":[{\"name\":\"tenure\"}]}", "An input has no 'shape'.")]
    [InlineData(
        "{\"inputs\":[{\"name\":\"tenure\",\"shape\":[1]}]}",
        "An input has no 'datatype'."
    )]
    [InlineData(
        "{\"inputs\":[{\"name\":\"tenure\",\"shape\":[1],\"datatype\":\"INT64\"}]}",
        "An input has no 'data'."
    )]
    [InlineData(
        "{\"inputs\":[{\"name\":1}]}",
        "The name of an input is a number, expected a text."
    )]
    [InlineData(
        "{\"inputs\":[{\"name\":\"tenure\",\"name\":\"tenure\"}]}",
        "An input has the member 'name' twice."
    )]
    [InlineData(
        "{\"inputs\":[{\"nam\":1}]}",
        "An input has a member 'nam', expected 'name', 'shape', 'datatype', 'parameters' or 'data'."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[]}]}",
        "The shape of an input is not [n] or [n,1] with the number n of rows."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[1,2]}]}",
        "The shape of an input is not [n] or [n,1] with the number n of rows."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[1,1,1]}]}",
        "The shape of an input is not [n] or [n,1] with the number n of rows."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[\"1\"]}]}",
        "The shape of an input is not [n] or [n,1] with the number n of rows."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[-1]}]}",
        "The shape of an input has a length that is no whole number from 0."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[1.5]}]}",
        "The shape of an input has a length that is no whole number from 0."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[99999999999]}]}",
        "The shape of an input has a length that is no whole number from 0."
    )]
    [InlineData(
        "{\"inputs\":[{\"shape\":[0]}]}",
        "The request has no rows, expected at least one."
    )]
    [InlineData(
        "{\"inputs\":[{\"datatype\":\"FLOAT\"}]}",
        "The datatype of an input is 'FLOAT', expected BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, FP16, FP32, FP64 or BYTES."
    )]
    [InlineData(
        "{\"inputs\":[" + Named + ",\"shape\":[1,1],\"datatype\":\"FP64\",\"data\":[[]]}]}",
        "The data of 'tenure' has a row without exactly one element, its shape says one."
    )]
    [InlineData(
        "{\"inputs\":[" + Named + ",\"shape\":[1,1],\"datatype\":\"FP64\",\"data\":[[1,2]]}]}",
        "The data of 'tenure' has a row without exactly one element, its shape says one."
    )]
    public async Task Requests_that_are_none(string body, string error)
    {
        await using var app = await TestApp.StartAsync(samples);
        var answer = await app.PostAsync(Path, body, HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString().ShouldBe(error);
    }

    [Fact]
    public async Task What_is_wrong_with_inputs_is_listed()
    {
        await using var app = await TestApp.StartAsync(samples);
        var answer = await app.PostAsync(
            Path,
            """
            {"inputs":[
              {"name":"tenure","shape":[2],"datatype":"INT8","data":[1.5,300]},
              {"name":"charges","shape":[2],"datatype":"BYTES","data":["1","2"]},
              {"name":"charges","shape":[2],"datatype":"FP64","data":[1,2]},
              {"name":"senior","shape":[3],"datatype":"BOOL","data":[true,false,true]},
              {"name":"level","shape":[2,1],"datatype":"FP64","data":[[1],[2],[3]]},
              {"name":"channel","shape":[2],"datatype":"BYTES","data":["app",7]},
              {"name":"paperles","shape":[2],"datatype":"BOOL","data":[true,null]}
            ]}
            """,
            HttpStatusCode.BadRequest
        );
        ProblemTests
            .Problems(answer)
            .ShouldBe([
                (0, "tenure", "is 1.5, which is no INT8"),
                (1, "tenure", "is 300, which is no INT8"),
                (-1, "charges", "has datatype BYTES, expected FP64"),
                (-1, "charges", "is given twice"),
                (-1, "senior", "has 3 rows, expected 2 as the inputs before it"),
                (-1, "level", "has 3 elements, expected 2 as its shape says"),
                (1, "channel", "is 7, expected one of 'app', 'post', 'web'"),
                (-1, "paperles", "is no feature of this model. Did you mean 'paperless'?"),
                (
                    -1,
                    "contract",
                    "is missing, expected one of 'Month-to-month', 'One year', 'Two year'"
                ),
            ]);
    }

    private static async Task<JsonElement> GetAsync(TestApp app, string path)
    {
        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await TestApp.JsonAsync(response);
    }

    private static Task<JsonElement> InferAsync(TestApp app, string more) =>
        app.PostAsync(
            Path,
            $"{{\"inputs\":[{Tenure},{Senior},{Contract}]{more}}}",
            HttpStatusCode.OK
        );

    private static Task<JsonElement> InferAsync(TestApp app, string input, string more) =>
        app.PostAsync(
            Path,
            $"{{\"inputs\":[{Tenure},{Senior},{Contract},{input}]{more}}}",
            HttpStatusCode.OK
        );

    private static IEnumerable<string?> Names(JsonElement answer) =>
        answer
            .GetProperty("outputs")
            .EnumerateArray()
            .Select(o => o.GetProperty("name").GetString());

    private static string Data(JsonElement answer) =>
        answer.GetProperty("outputs")[0].GetProperty("data").GetRawText();
}
