namespace MlOpsBuild.Reports.Intake;

/// <summary>What a run left: exactly one of <see cref="Report"/> and <see cref="Notice"/>.</summary>
/// <param name="Report">The report of a run with a verdict; its reproducing line was made anew.</param>
/// <param name="Notice">What is told of a run without one; its reproducing line was made anew.</param>
public sealed record ReportIntakeResult(ReportModel? Report, RunNotice? Notice)
{
    /// <summary>The model that is spoken of; empty when a notice does not know it.</summary>
    public string Model => Report?.Model ?? Notice!.Model;

    /// <summary>The commit that is spoken of, hexadecimal; may be empty when none was expected.</summary>
    public string Commit => Report?.Commit ?? Notice!.Commit;

    /// <summary>How the run ended in one line.</summary>
    public ReportHeadline Headline =>
        Report is { } report ? ReportHeadline.Of(report) : ReportHeadline.Of(Notice!);
}
