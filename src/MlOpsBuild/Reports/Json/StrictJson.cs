using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Json;

/// <summary>Reads and writes the JSON files that a run leaves: canonical, indented, read strictly.</summary>
internal static class StrictJson
{
    /// <summary>The bytes of a document.</summary>
    public static byte[] Write(JsonObject node)
    {
        UnicodeText.Repair(node);
        return CanonicalJson.ToIndented(node);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="file">How messages call it.</param>
    /// <param name="expected">What it should be, e.g. <c>a report written by the target Report</c>.</param>
    /// <param name="read">Makes the record of it.</param>
    /// <exception cref="UsageException">It is something else; the message has the JSON path.</exception>
    public static T Read<T>(
        ReadOnlySpan<byte> json,
        string file,
        string expected,
        Func<JsonNode?, T> read
    )
    {
        try
        {
            return read(Parse(json, file, expected));
        }
        catch (JsonShapeException error)
        {
            throw new UsageException(error.Message, new SourceLocation(file), error);
        }
        catch (InvalidOperationException error)
        {
            // An escaped half of a surrogate pair is good JSON and no text.
            throw new UsageException(
                $"It has text that is not valid Unicode ({error.Message}); expected {expected}.",
                new SourceLocation(file),
                error
            );
        }
    }

    /// <summary>A JSON schema that is embedded under that name.</summary>
    public static byte[] ReadSchema(string resource)
    {
        using var stream = typeof(StrictJson).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> json, string file, string expected)
    {
        try
        {
            return JsonNode.Parse(
                json,
                documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }
            );
        }
        catch (JsonException error)
        {
            throw new UsageException(
                $"It is no valid JSON ({error.Message}); expected {expected}.",
                new SourceLocation(
                    file,
                    (int)(error.LineNumber ?? -1) + 1,
                    (int)(error.BytePositionInLine ?? -1) + 1
                ),
                error
            );
        }
    }
}
