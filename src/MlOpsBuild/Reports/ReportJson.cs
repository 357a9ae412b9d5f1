using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Reports.Json;

namespace MlOpsBuild.Reports;

/// <summary>
/// <c>report.json</c>: canonical, indented; <see cref="Read"/> gives back exactly what <see cref="Write"/> got.
/// A number that is not defined (NaN) is <c>null</c>, an optional one that is absent has no key; half of a surrogate
/// pair, which is no text, becomes U+FFFD.
/// </summary>
public static class ReportJson
{
    private const string SchemaResource = "MlOpsBuild.Reports.report.schema.json";

    /// <summary>The bytes of report.json.</summary>
    public static byte[] Write(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var node = ReportMapper.ToNode(model);
        UnicodeText.Repair(node);
        return CanonicalJson.ToIndented(node);
    }

    /// <summary>Reads report.json strictly.</summary>
    /// <exception cref="UsageException">
    /// It is no JSON, or something is missing, of the wrong type or not known; the message has its JSON path.
    /// </exception>
    public static ReportModel Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return ReportMapper.FromNode(Parse(json));
        }
        catch (InvalidOperationException error)
        {
            // An escaped half of a surrogate pair is good JSON and no text.
            throw new UsageException(
                $"It has text that is not valid Unicode ({error.Message}); expected a report written by the target Report.",
                new SourceLocation(ReportStageDefinition.JsonFile),
                error
            );
        }
    }

    /// <summary>The JSON schema (draft 2020-12) of report.json, UTF-8.</summary>
    public static byte[] ReadSchema()
    {
        using var stream = typeof(ReportJson).Assembly.GetManifestResourceStream(SchemaResource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
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
                $"It is no valid JSON ({error.Message}); expected a report written by the target Report.",
                new SourceLocation(
                    ReportStageDefinition.JsonFile,
                    (int)(error.LineNumber ?? -1) + 1,
                    (int)(error.BytePositionInLine ?? -1) + 1
                ),
                error
            );
        }
    }
}
