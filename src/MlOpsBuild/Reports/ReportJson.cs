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
        return StrictJson.Write(ReportMapper.ToNode(model));
    }

    /// <summary>Reads report.json strictly.</summary>
    /// <exception cref="UsageException">
    /// It is no JSON, or something is missing, of the wrong type or not known; the message has its JSON path.
    /// </exception>
    public static ReportModel Read(ReadOnlySpan<byte> json) =>
        StrictJson.Read(
            json,
            ReportStageDefinition.JsonFile,
            "a report written by the target Report",
            ReportMapper.FromNode
        );

    /// <summary>The JSON schema (draft 2020-12) of report.json, UTF-8.</summary>
    public static byte[] ReadSchema() => StrictJson.ReadSchema(SchemaResource);
}
