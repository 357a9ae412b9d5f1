using MlOpsBuild.Common;
using MlOpsBuild.Reports.Json;

namespace MlOpsBuild.Reports;

/// <summary>
/// <c>notice.json</c>: canonical, indented; <see cref="Read"/> gives back exactly what <see cref="Write"/> got, half of
/// a surrogate pair excepted, which becomes U+FFFD.
/// </summary>
public static class RunNoticeJson
{
    /// <summary>The file's name.</summary>
    public const string FileName = "notice.json";

    private const string SchemaResource = "MlOpsBuild.Reports.notice.schema.json";

    /// <summary>The bytes of notice.json.</summary>
    /// <exception cref="ArgumentException">The outcome is a verdict, of which there is a report instead.</exception>
    public static byte[] Write(RunNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return NoticeMapper.IsOutcome(notice.Outcome)
            ? StrictJson.Write(NoticeMapper.ToNode(notice))
            : throw new ArgumentException(
                $"{notice.Outcome} is a verdict: a notice tells of a run without one.",
                nameof(notice)
            );
    }

    /// <summary>Reads notice.json strictly.</summary>
    /// <exception cref="UsageException">
    /// It is no JSON, or something is missing, of the wrong type or not known; the message has its JSON path.
    /// </exception>
    public static RunNotice Read(ReadOnlySpan<byte> json) =>
        StrictJson.Read(json, FileName, "a notice written by a run", NoticeMapper.FromNode);

    /// <summary>The JSON schema (draft 2020-12) of notice.json, UTF-8.</summary>
    public static byte[] ReadSchema() => StrictJson.ReadSchema(SchemaResource);
}
