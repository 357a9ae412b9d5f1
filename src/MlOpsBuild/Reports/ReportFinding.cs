namespace MlOpsBuild.Reports;

/// <summary>A line of mlops.yaml or of the schema that decided, with what was found: what a reviewer sees on that line.</summary>
/// <param name="Path">The file from the repository's root, forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Title">What decided, in a few words, e.g. <c>Gate auc min 0.82</c>. Plain text, may hold text from data.</param>
/// <param name="Message">What was found and expected. Plain text, may hold text from data.</param>
public sealed record ReportFinding(
    string Path,
    int Line,
    FindingLevel Level,
    string Title,
    string Message
);
