namespace MlOpsBuild.Reports;

/// <summary>A stage behind a report.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Output">Its output digest.</param>
public sealed record ReportStage(string Name, string Output);
