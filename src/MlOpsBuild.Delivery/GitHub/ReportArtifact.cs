namespace MlOpsBuild.Delivery.GitHub;

/// <summary>An artifact of a run that is to hold a report. Its name and content are other people's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, which begins with <see cref="ReportArtifacts.Prefix"/>.</param>
/// <param name="Bytes">The size of its ZIP archive as GitHub says.</param>
public sealed record ReportArtifact(long Id, string Name, long Bytes);
