using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Pages.OpenApi;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Pages;

/// <summary>
/// What is answered, for programs: OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0), made from what the model takes and gives. Made
/// when it is first asked for, and kept.
/// </summary>
internal sealed class OpenApiPage : IPage
{
    private readonly Lazy<byte[]> _json;

    /// <summary>Makes the description.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="models">All models; the one with the most weight is described.</param>
    public OpenApiPage(ServeSettings settings, IReadOnlyList<ServedModel> models) =>
        _json = new(() => Describe(settings, models));

    /// <inheritdoc/>
    public string Path => "/openapi.json";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken) =>
        new(_json.Value);

    private static byte[] Describe(ServeSettings settings, IReadOnlyList<ServedModel> models)
    {
        var main = models.Where(m => !m.IsShadow).MaxBy(m => m.Weight)!;
        var components = new JsonObject { ["schemas"] = AnswerSchemas.Of(settings, models, main) };
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = settings.Model,
                ["summary"] = $"Predicts {main.Scorer.Signature.Label}.",
                ["version"] = ProgramVersion.Text,
                ["x-model-digest"] = main.Digest,
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray(
                new JsonObject { ["name"] = "rows", ["description"] = "Predictions." },
                new JsonObject { ["name"] = "operation", ["description"] = "Running the server." }
            ),
            ["paths"] = new Operations(settings, models, main).Paths(),
            ["components"] = components,
        };
        if (settings.ApiKeys)
        {
            components["securitySchemes"] = new JsonObject
            {
                ["key"] = new JsonObject
                {
                    ["type"] = "apiKey",
                    ["in"] = "header",
                    ["name"] = "X-Api-Key",
                },
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
            };
            document["security"] = new JsonArray(
                new JsonObject { ["key"] = new JsonArray() },
                new JsonObject { ["bearer"] = new JsonArray() }
            );
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, NewLine = "\n" }
            )
        )
        {
            document.WriteTo(json);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
