using Nuke.Common;
using Nuke.Common.IO;

namespace MlOpsBuild.Nuke;

/// <summary>Writes the report.</summary>
public interface IReport : IEvaluate
{
    /// <summary>Where the report goes. The default is <c>artifacts/report</c>.</summary>
    AbsolutePath ReportDirectory => PipelineArtifactsDirectory / "report";

    /// <summary>
    /// Writes report.md, report.html, report.json and junit.xml; also when a data check or a gate has said no.
    /// </summary>
    Target Report =>
        _ =>
            _.Description("Writes the report: report.md, report.html, report.json, junit.xml")
                .DependsOn(Evaluate)
                .AssuredAfterFailure()
                .OnlyWhenDynamic(
                    () => PipelineSession.Of(this).CanReport,
                    "there is something to report"
                )
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.ReportAsync(ReportDirectory))
                );
}
