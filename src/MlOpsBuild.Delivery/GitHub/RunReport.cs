using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What is posted of one model's run: exactly one of the two.</summary>
/// <param name="Report">The report of a run with a verdict.</param>
/// <param name="Notice">What is told of a run without one.</param>
public sealed record RunReport(ReportModel? Report, RunNotice? Notice)
{
    /// <summary>The model that is spoken of; empty when a notice does not know it.</summary>
    public string Model => Report?.Model ?? Notice!.Model;

    /// <summary>Makes what is posted.</summary>
    /// <param name="url">The page of the run; or none.</param>
    public ReportPost ToPost(Uri? url) =>
        Report is { } report ? ReportPosts.Of(report, url) : ReportPosts.Of(Notice!, url);
}
