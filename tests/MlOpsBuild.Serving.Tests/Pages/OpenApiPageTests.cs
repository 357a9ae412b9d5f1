using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Tests.Observability;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Pages;

public sealed class OpenApiPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-openapi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    [InlineData(ModelTask.Regression)]
    public async Task AnswersAreAsDescribed(ModelTask task)
    {
        var judge = await OpenApiJudge.CreateAsync();
        await using var server = await Start(task);
        var document = await Document(server);
        var checks = new List<(string[] Pointer, JsonNode? Value)>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"] is null)
            {
                continue;
            }

            using var answer = await server.Http.GetAsync(Uri(path));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var content = item["get"]!["responses"]!["200"]!["content"]!.AsObject();
            var type = answer.Content.Headers.ContentType!;
            var documented = content.Single().Key;
            documented.Split(';')[0].ShouldBe(type.MediaType);
            if (type.MediaType == "application/json")
            {
                checks.Add(
                    (
                        ["paths", path, "get", "responses", "200", "content", documented, "schema"],
                        JsonNode.Parse(await answer.Content.ReadAsStringAsync())
                    )
                );
            }
        }

        checks.Count.ShouldBeGreaterThanOrEqualTo(8);
        var random = new StableRandom(1, "openapi");
        var rows = Enumerable
            .Range(0, 5)
            .Select(_ => SampleServing.Row(SampleServing.Mixed, random))
            .ToArray();
        var infer = document["components"]!["schemas"]!["InferRequest"]!["examples"]![0]!;
        await Post("/predict", rows[0], 200);
        await Post("/predict", $"[{string.Join(',', rows)}]", 200);
        await Post("/predict", $"{{\"rows\":[{string.Join(',', rows)}]}}", 200);
        await Post("/predict?model=next", rows[1], 200);
        await Post("/predict", "{\"tenure\":-1}", 400);
        await Post("/predict", "[", 400);
        await Post("/predict?model=nobody", rows[0], 404);
        await Post("/v2/models/sample/infer", infer.ToJsonString(), 200);
        await Post("/v2/models/sample/versions/next/infer", infer.ToJsonString(), 200);
        await Post("/v2/models/sample/infer", "{}", 400);

        var (errors, values) = await judge.JudgeAsync(document, [.. checks]);
        errors.ShouldBe("");
        for (var i = 0; i < checks.Count; i++)
        {
            values[i].ShouldBe("", checks[i].Value?.ToJsonString());
        }

        async Task Post(string path, string body, int status)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await server.Http.PostAsync(path[1..], content);
            ((int)answer.StatusCode).ShouldBe(status, path + " " + body);
            var name = path.Split('?')[0].Replace("versions/next", "versions/{version}");
            checks.Add(
                (
                    [
                        "paths",
                        name,
                        "post",
                        "responses",
                        status.ToString(),
                        "content",
                        "application/json",
                        "schema",
                    ],
                    JsonNode.Parse(await answer.Content.ReadAsStringAsync())
                )
            );
        }
    }

    [Fact]
    public async Task TheServerTakesWhatTheDescriptionAllowsAndNothingElse()
    {
        var judge = await OpenApiJudge.CreateAsync();
        await using var server = await Start(ModelTask.Binary);
        var document = await Document(server);
        var good = JsonNode.Parse(
            SampleServing.Row(SampleServing.Mixed, new StableRandom(3, "openapi"))
        )!;
        good["level"] = 1.0;
        var rows = new List<JsonNode?> { good, new JsonObject(), new JsonArray(), 3, null };
        JsonNode?[] values =
        [
            null,
            -1,
            0,
            1.5,
            72,
            73,
            1e9,
            "",
            "One year",
            "nord",
            "elsewhere",
            "app",
            true,
            false,
            new JsonArray(),
            new JsonObject(),
        ];
        foreach (var name in (string[])[.. good.AsObject().Select(m => m.Key), "unknown"])
        {
            var without = good.DeepClone();
            without.AsObject().Remove(name);
            rows.Add(without);
            foreach (var value in values)
            {
                var row = good.DeepClone();
                row[name] = value?.DeepClone();
                rows.Add(row);
            }
        }

        var (_, judged) = await judge.JudgeAsync(
            document,
            [.. rows.Select(r => ((string[])["components", "schemas", "Rows"], r))]
        );
        var statuses = new List<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var body = rows[i]?.ToJsonString() ?? "null";
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await server.Http.PostAsync("predict", content);
            statuses.Add((int)answer.StatusCode);
            // Of truth values more spellings are taken than described: 0, 1 and those of the data.
            var row = rows[i] as JsonObject;
            var more =
                row?["senior"]?.ToJsonString() is "0" or "1" or "\"No\"" or "\"Yes\""
                || row?["paperless"]?.ToJsonString() is "0" or "1";
            if (!more)
            {
                (judged[i] == "").ShouldBe(statuses[i] == 200, $"{body}: {judged[i]}");
            }
        }

        statuses.Count(s => s == 200).ShouldBeGreaterThan(20);
        statuses.Count(s => s == 400).ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task DescribesTheContract()
    {
        await using var server = await Start(ModelTask.Binary);
        var document = await Document(server);
        document["openapi"]!.GetValue<string>().ShouldBe("3.1.0");
        var row = document["components"]!["schemas"]!["Row"]!;
        row["required"]!.ToJsonString().ShouldBe("""["tenure","senior","contract"]""");
        var properties = row["properties"]!;
        Without(properties["tenure"]!).ShouldBe("""{"type":"integer","minimum":0,"maximum":72}""");
        Without(properties["charges"]!).ShouldBe("""{"type":["number","null"]}""");
        Without(properties["contract"]!)
            .ShouldBe("""{"type":"string","enum":["Month-to-month","One year","Two year"]}""");
        Without(properties["level"]!)
            .ShouldBe("""{"type":"number","minimum":-1.5,"default":2.5}""");
        Without(properties["channel"]!)
            .ShouldBe("""{"type":"string","enum":["app","post","web"],"default":"web"}""");
        Without(properties["paperless"]!).ShouldBe("""{"type":["boolean","null"]}""");
        document["components"]!["securitySchemes"].ShouldBeNull();

        static string Without(JsonNode schema)
        {
            schema.AsObject().Remove("examples");
            return schema.ToJsonString();
        }
    }

    [Fact]
    public async Task WithKeysItSaysSo()
    {
        var judge = await OpenApiJudge.CreateAsync();
        await using var server = await Start(ModelTask.Binary, "k1,k2");
        using var refused = await server.Http.GetAsync("openapi.json");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Http.DefaultRequestHeaders.Add("X-Api-Key", "k2");
        var document = await Document(server);
        var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync());
        var (errors, values) = await judge.JudgeAsync(
            document,
            (
                [
                    "paths",
                    "/openapi.json",
                    "get",
                    "responses",
                    "401",
                    "content",
                    "application/json",
                    "schema",
                ],
                error
            )
        );
        errors.ShouldBe("");
        values.ShouldBe([""]);
        document["security"]!.ToJsonString().ShouldBe("""[{"key":[]},{"bearer":[]}]""");
        document["paths"]!["/v2/health/ready"]!["get"]!["security"]!.ToJsonString().ShouldBe("[]");
        document["paths"]!["/predict"]!["post"]!["security"].ShouldBeNull();
    }

    [Fact]
    public async Task TheCardIsServedAsItIs()
    {
        var model = SampleServed.Binary(card: "# A <b>card</b>\n\nÄ\n");
        await using var server = await TestServer.StartAsync(
            SampleServed.Settings(models: model),
            [model]
        );
        using var answer = await server.Http.GetAsync("model-card");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("# A <b>card</b>\n\nÄ\n");
    }

    private static async Task<JsonNode> Document(TestServer server) =>
        JsonNode.Parse(await server.Http.GetStringAsync("openapi.json"))!;

    private static string Uri(string path) => path.Replace("{version}", "next")[1..];

    private async Task<TestServer> Start(ModelTask task, string? keys = null)
    {
        foreach (var name in (string[])["champion", "next"])
        {
            await SampleServing.WriteModelAsync(
                Path.Combine(_folder, name),
                SampleServing.Mixed,
                task,
                trees: 5,
                rows: 500,
                seed: (ulong)name.Length
            );
        }

        var settings = new ServeSettings
        {
            Model = "sample",
            Models =
            [
                new ServedModelSettings { Name = "champion", Path = "champion" },
                new ServedModelSettings
                {
                    Name = "next",
                    Path = "next",
                    Shadow = true,
                },
            ],
            ApiKeys = keys is not null,
        };
        return await TestServer.StartAsync(settings, ModelLoader.Load(_folder, settings), keys);
    }
}
