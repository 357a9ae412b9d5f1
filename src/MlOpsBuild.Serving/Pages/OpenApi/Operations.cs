using System.Text.Json.Nodes;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Pages.OpenApi;

/// <summary>The paths that are answered, as OpenAPI describes them.</summary>
internal sealed class Operations(
    ServeSettings settings,
    IReadOnlyList<ServedModel> models,
    ServedModel main
)
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    /// <summary>The paths.</summary>
    public JsonObject Paths()
    {
        var model = $"/v2/models/{settings.Model}";
        var paths = new JsonObject
        {
            ["/predict"] = new JsonObject { ["post"] = Predict() },
            ["/v2"] = Get("server", "Tells of the server.", "rows", JsonBody(AnyObject())),
            ["/v2/health/live"] = Health("live", "Whether the process answers.", "live"),
            ["/v2/health/ready"] = Health(
                "ready",
                "Whether the server takes requests: not while it starts or ends.",
                "ready"
            ),
            [model] = Get(
                "model",
                "Tells of the model.",
                "rows",
                JsonBody(AnswerSchemas.Ref("Model"))
            ),
            [$"{model}/ready"] = Health(
                "modelReady",
                "Whether the model answers.",
                "name",
                "ready"
            ),
            [$"{model}/infer"] = new JsonObject { ["post"] = Infer("infer", withVersion: false) },
            [$"{model}/versions/{{version}}"] = WithVersion(
                Get(
                    "version",
                    "Tells of one of the models.",
                    "rows",
                    JsonBody(AnswerSchemas.Ref("Model"))
                )
            ),
            [$"{model}/versions/{{version}}/ready"] = WithVersion(
                Health("versionReady", "Whether one of the models answers.", "name", "ready")
            ),
            [$"{model}/versions/{{version}}/infer"] = WithVersion(
                new JsonObject { ["post"] = Infer("inferVersion", withVersion: true) }
            ),
            ["/metrics"] = Get(
                "metrics",
                "Metrics as Prometheus reads them.",
                "operation",
                Body(MetricsText.ContentType, TextSchema())
            ),
            ["/"] = Get("page", "A page for people.", "operation", Body("text/html", TextSchema())),
            ["/openapi.json"] = Get(
                "openapi",
                "This description.",
                "operation",
                JsonBody(AnyObject())
            ),
        };
        if (settings.ApiKeys)
        {
            // Those without a key are asked for it there.
            paths["/"]!["get"]!["security"] = new JsonArray();
        }

        if (main.Card is not null)
        {
            paths["/model-card"] = Get(
                "card",
                "The model card.",
                "operation",
                Body("text/markdown", TextSchema())
            );
        }

        return paths;
    }

    private static JsonObject AnyObject() => AnswerSchemas.Type("object");

    private static JsonObject TextSchema() => AnswerSchemas.Type("string");

    private static JsonObject JsonBody(JsonObject schema) => Body(Json, schema);

    private static JsonObject Body(string type, JsonObject schema) =>
        new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Answer(string description, JsonObject content) =>
        new() { ["description"] = description, ["content"] = content };

    private JsonObject Get(string id, string summary, string tag, JsonObject content) =>
        new()
        {
            ["get"] = Operation(
                id,
                summary,
                tag,
                new JsonObject { ["200"] = Answer(summary, content) }
            ),
        };

    private JsonObject Operation(string id, string summary, string tag, JsonObject responses)
    {
        if (settings.ApiKeys)
        {
            responses["401"] = Error("The request has no valid key.");
        }

        return new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["tags"] = new JsonArray(tag),
            ["responses"] = responses,
        };
    }

    private JsonObject Health(string id, string summary, params string[] members)
    {
        JsonObject Content() =>
            JsonBody(
                AnswerSchemas.Object(
                    required: members,
                    [
                        .. members.Select(m =>
                            (m, AnswerSchemas.Type(m == "name" ? "string" : "boolean"))
                        ),
                    ]
                )
            );
        var get = Get(id, summary, "operation", Content());
        var operation = get["get"]!.AsObject();
        var responses = operation["responses"]!.AsObject();
        responses["503"] = Answer("It does not.", Content());
        if (settings.ApiKeys)
        {
            responses.Remove("401");
            operation["security"] = new JsonArray();
        }

        return get;
    }

    private JsonObject Predict()
    {
        var content = JsonBody(AnswerSchemas.Ref("Rows"));
        content[Csv] = new JsonObject { ["schema"] = TextSchema() };
        var answer = JsonBody(AnswerSchemas.Ref("Predictions"));
        answer[Csv] = new JsonObject { ["schema"] = TextSchema() };
        var operation = Operation(
            "predict",
            "Predicts for one row or many.",
            "rows",
            Outcomes(answer)
        );
        operation["parameters"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "model",
                ["in"] = "query",
                ["description"] =
                    "The model that is to answer; without it one is chosen by weight.",
                ["schema"] = AnswerSchemas.Enum(Versions()),
            },
            RouteKey()
        );
        operation["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["description"] =
                "A row as an object, rows as an array of objects, or comma-separated values with the names in the first line.",
            ["content"] = content,
        };
        return operation;
    }

    private JsonObject Infer(string id, bool withVersion)
    {
        var operation = Operation(
            id,
            withVersion
                ? "Predicts by the Open Inference Protocol, with one of the models."
                : "Predicts by the Open Inference Protocol.",
            "rows",
            Outcomes(JsonBody(AnswerSchemas.Ref("InferResponse")))
        );
        if (!withVersion)
        {
            operation["parameters"] = new JsonArray(RouteKey());
        }

        operation["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["description"] = "One input per feature, all with as many values as there are rows.",
            ["content"] = JsonBody(AnswerSchemas.Ref("InferRequest")),
        };
        return operation;
    }

    private static JsonObject RouteKey() =>
        new()
        {
            ["name"] = Traffic.ArmChooser.KeyHeader,
            ["in"] = "header",
            ["description"] =
                "Requests with the same value are answered by the same model while the weights stay.",
            ["schema"] = TextSchema(),
        };

    private static JsonObject Outcomes(JsonObject content)
    {
        var done = Answer("The predictions, in the order of the rows.", content);
        done["headers"] = new JsonObject
        {
            [Hosting.ServeApp.DigestHeader] = new JsonObject
            {
                ["description"] = "The digest of the model that answered.",
                ["schema"] = TextSchema(),
            },
        };
        return new JsonObject
        {
            ["200"] = done,
            ["400"] = Error(
                "The request is not what the model takes; all problems are listed, up to 100."
            ),
            ["404"] = Error("There is no such model."),
            ["408"] = Error("The body did not arrive in time."),
            ["413"] = Error("The body is too long, or has too many rows."),
            ["415"] = Error("The body is of a type that is not read."),
            ["503"] = Error("The answer took too long."),
        };
    }

    private static JsonObject Error(string description) =>
        Answer(description, JsonBody(AnswerSchemas.Ref("Error")));

    private IEnumerable<string> Versions() =>
        models
            .Select(m => m.Name)
            .Concat(models.Select(m => m.Digest))
            .Distinct(StringComparer.Ordinal);

    private JsonObject WithVersion(JsonObject path)
    {
        path["parameters"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "version",
                ["in"] = "path",
                ["required"] = true,
                ["description"] = "The model's name or digest.",
                ["schema"] = AnswerSchemas.Enum(Versions()),
            }
        );
        return path;
    }
}
