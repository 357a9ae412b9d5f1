using MlOpsBuild.GitHubDouble.Operations;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Infrastructure;
using NJsonSchema.Validation;

namespace MlOpsBuild.GitHubDouble.Description;

/// <summary>Holds requests and answers against GitHub's description.</summary>
internal sealed class Judge
{
    private const string Definitions = "#/definitions/";

    // Names of GitHub's schemas have no spaces.
    private const string Error = "an error";

    private static readonly Lazy<Task<(Judge?, string?)>> _instance = new(CreateAsync);

    // Octokit sends these with each list of comments; GitHub takes no notice.
    private static readonly Dictionary<string, string[]> _tolerated = new(StringComparer.Ordinal)
    {
        ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"] = ["sort", "direction"],
    };

    private readonly JObject _description;
    private readonly JsonSchema _schemas;

    private Judge(JObject description, JsonSchema schemas)
    {
        _description = description;
        _schemas = schemas;
    }

    /// <summary>The judge of this process, or why there is none.</summary>
    public static Task<(Judge? Judge, string? Missing)> GetAsync() => _instance.Value;

    /// <summary>What is wrong with a request.</summary>
    public IEnumerable<string> GetViolations(
        Operation operation,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, string> query,
        JToken? body
    )
    {
        var key = GetKey(operation);
        var parameters = GetParameters(Find(operation)!).ToArray();
        foreach (var parameter in parameters)
        {
            var name = (string)parameter["name"]!;
            var given = (string?)parameter["in"] == "path" ? values : query;
            if (given.TryGetValue(name, out var text))
            {
                foreach (var error in Validate($"{key} {name}", Parse(parameter, text)))
                    yield return $"parameter {name} is '{text}': {error}";
            }
            else if ((bool?)parameter["required"] == true)
                yield return $"parameter {name} is missing";
        }

        var tolerated = _tolerated.GetValueOrDefault(key, []);
        foreach (var name in query.Keys)
        {
            if (
                !parameters.Any(x => (string?)x["name"] == name)
                && !tolerated.Contains(name, StringComparer.Ordinal)
            )
                yield return $"parameter {name} is unknown";
        }

        foreach (var violation in GetViolations(operation, body))
            yield return violation;
    }

    /// <summary>What is wrong with an answer.</summary>
    public IEnumerable<string> GetViolations(Operation operation, int status, JToken? body)
    {
        var responses = Find(operation)!["responses"]!;
        var code = status.ToString(CultureInfo.InvariantCulture);
        if (responses[code] is { } response)
        {
            var isEmpty = GetSchema(Resolve(response)) is null;
            if (isEmpty)
                return body is null ? [] : [$"the answer {status} has a body"];

            return Validate($"{GetKey(operation)} {code}", body ?? JValue.CreateNull())
                .Select(x => $"the answer {status}: {x}");
        }

        // Errors that any operation can have are not described with each.
        return status < 400
            ? [$"the answer {status} is not described"]
            : Validate(Error, body ?? JValue.CreateNull()).Select(x => $"the answer {status}: {x}");
    }

    private static async Task<(Judge?, string?)> CreateAsync()
    {
        var (file, _, missing) = await GitHubDescription.FindAsync();
        if (file is null)
            return (null, missing);

        var paths = Router.Operations.Select(x => x.Path).ToHashSet(StringComparer.Ordinal);
        var description = GitHubDescription.Read(file, paths.Contains);
        var definitions = (JObject)description["components"]!["schemas"]!.DeepClone();
        definitions.Add(Router.Operations.SelectMany(x => Define(x, description)));
        AllowNull(definitions);
        definitions[Error] = new JObject { ["$ref"] = Definitions + "basic-error" };
        var root = new JObject { ["definitions"] = definitions };
        var schemas = await JsonSchemaSerialization.FromJsonAsync<JsonSchema>(
            // What is not among the definitions is not resolved to its end.
            root.ToString(Formatting.None)
                .Replace("#/components/schemas/", Definitions, StringComparison.Ordinal),
            SchemaType.OpenApi3,
            documentPath: null!,
            x => new JsonReferenceResolver(
                new JsonSchemaAppender(x, new DefaultTypeNameGenerator())
            ),
            JsonSchema.CreateJsonSerializerContractResolver(SchemaType.OpenApi3),
            CancellationToken.None
        );
        return (new Judge(description, schemas), null);
    }

    /// <summary>All schemas of an operation, each with its own name.</summary>
    private static IEnumerable<JProperty> Define(Operation operation, JObject description)
    {
        var judge = new Judge(description, new JsonSchema());
        var key = GetKey(operation);
        var described =
            judge.Find(operation)
            ?? throw new InvalidOperationException($"GitHub does not describe {key}");
        foreach (var parameter in judge.GetParameters(described))
            yield return new JProperty($"{key} {parameter["name"]}", parameter["schema"]);

        if (described["requestBody"] is { } body && GetSchema(judge.Resolve(body)) is { } schema)
        {
            schema = schema.DeepClone();
            Close(schema);
            yield return new JProperty($"{key} body", schema);
        }

        foreach (var response in described.Value<JObject>("responses")!.Properties())
        {
            if (GetSchema(judge.Resolve(response.Value)) is { } answer)
                yield return new JProperty($"{key} {response.Name}", answer);
        }
    }

    /// <summary>GitHub takes no notice of properties that it does not know; a request must not have them here.</summary>
    private static void Close(JToken schema)
    {
        if (schema["properties"] is JObject properties)
        {
            schema["additionalProperties"] ??= false;
            foreach (var property in properties.PropertyValues())
                Close(property);
        }

        if (schema["items"] is { } items)
            Close(items);
    }

    /// <summary>
    /// Where null is allowed, GitHub does not name it among the values that are. They are compared as text, which is
    /// empty for null.
    /// </summary>
    private static void AllowNull(JObject definitions)
    {
        foreach (var schema in definitions.Descendants().OfType<JObject>().ToArray())
        {
            if (schema["nullable"] is JValue { Value: true } && schema["enum"] is JArray values)
                values.Add("");
        }
    }

    private static string GetKey(Operation operation) => $"{operation.Method} {operation.Path}";

    private static JToken? GetSchema(JToken content) =>
        content["content"]?["application/json"]?["schema"];

    private static JToken Parse(JToken parameter, string text) =>
        (string?)parameter["schema"]?["type"] switch
        {
            "integer" when long.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
                new JValue(number),
            "boolean" when bool.TryParse(text, out var value) => new JValue(value),
            _ => new JValue(text),
        };

    private IEnumerable<string> GetViolations(Operation operation, JToken? body)
    {
        var described = Find(operation)!["requestBody"];
        if (described is null)
            return body is null ? [] : ["there is a body"];

        if (body is null)
            return (bool?)Resolve(described)["required"] == true ? ["the body is missing"] : [];

        return Validate($"{GetKey(operation)} body", body).Select(x => $"the body: {x}");
    }

    private JToken? Find(Operation operation) =>
        _description["paths"]?[operation.Path]?[operation.Method.ToLowerInvariant()];

    private IEnumerable<JToken> GetParameters(JToken described) =>
        (described["parameters"] ?? new JArray()).Select(Resolve);

    private JToken Resolve(JToken value)
    {
        if ((string?)value["$ref"] is not { } reference)
            return value;

        var parts = reference.Split('/');
        return _description["components"]![parts[2]]![parts[3]]!;
    }

    private IEnumerable<string> Validate(string name, JToken value) =>
        new JsonSchemaValidator()
            .Validate(value, _schemas.Definitions[name].ActualSchema, SchemaType.OpenApi3)
            .Select(x => x.ToString().ReplaceLineEndings(" ").Trim());
}
