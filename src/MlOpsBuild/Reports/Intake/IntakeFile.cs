namespace MlOpsBuild.Reports.Intake;

/// <summary>The one file that is taken.</summary>
/// <param name="Name"><c>report.json</c> or <c>notice.json</c>.</param>
/// <param name="Json">Its bytes, bounded.</param>
internal sealed record IntakeFile(string Name, byte[] Json)
{
    /// <summary>The names that are looked at; of several the first counts.</summary>
    public static IReadOnlyList<string> Names =>
        [RunNoticeJson.FileName, ReportStageDefinition.JsonFile];

    /// <summary>Whether it is no report.</summary>
    public bool IsNotice => Name == RunNoticeJson.FileName;

    /// <summary>The error when there is none.</summary>
    public static ReportRefusedException None(string where) =>
        new(
            $"the {where} has no {ReportStageDefinition.JsonFile} and no {RunNoticeJson.FileName}, neither at its root nor in a folder there."
        );

    /// <summary>The error when a name is there more than once.</summary>
    public static ReportRefusedException Several(string where, string name) =>
        new($"the {where} has {name} more than once, expected it once.");

    /// <summary>The error when it is a link, a device or encrypted.</summary>
    public static ReportRefusedException NoFile(string where, string name) =>
        new($"{name} in the {where} is no ordinary file.");
}
