namespace MlOpsBuild.Reports;

/// <summary>Something that differs from the baseline.</summary>
/// <param name="Kind"><c>data</c>, <c>parameter</c>, <c>code</c> or <c>configuration</c>.</param>
/// <param name="Name">What, e.g. <c>train.parameters.depth</c>, <c>data/telco_churn.csv</c>.</param>
/// <param name="Old">Its value at the baseline, or empty when it is new.</param>
/// <param name="New">Its value now, or empty when it is gone.</param>
public sealed record ReportChange(string Kind, string Name, string Old, string New);
