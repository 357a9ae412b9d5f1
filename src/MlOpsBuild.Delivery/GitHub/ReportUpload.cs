using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>An upload of a run that is not trusted.</summary>
/// <param name="Name">The upload's name; not trusted.</param>
/// <param name="Content">What was taken over; or none.</param>
/// <param name="Refusal">Why nothing was taken over, one clean line; empty when something was.</param>
public sealed record ReportUpload(string Name, ReportIntakeResult? Content, string Refusal = "");
