using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Nuke;

// How the run came out: with a report, or without a verdict.
internal sealed partial class PipelineSession
{
    private static readonly string[] Judging =
    [
        nameof(ICheckData.CheckData),
        nameof(ITrain.Train),
        nameof(IEvaluate.Evaluate),
        nameof(IReport.Report),
    ];

    private RunNotice? _notice;
    private bool _hasReport;
    private ReportModel? _report;

    /// <summary>Whether a verdict is what the run was started for, and this target is on the way to it.</summary>
    private bool IsAwaited(string target) =>
        Judging.Contains(target, StringComparer.Ordinal)
        && _build.ExecutionPlan.Any(t =>
            string.Equals(t.Name, nameof(IReport.Report), StringComparison.Ordinal)
        );

    private async Task NoteReportAsync(string directory)
    {
        _hasReport = true;
        File.Delete(Path.Combine(directory, RunNoticeJson.FileName));
        await GitHubOutputs.WriteAsync(
            Project,
            () => ReadReportAsync(directory),
            _cancellation.Token
        );
    }

    // For the page of the run and for the pull request: read when first asked for.
    private async Task<ReportModel> ReadReportAsync(string directory) =>
        _report ??= ReportJson.Read(
            await File.ReadAllBytesAsync(
                Path.Combine(directory, ReportStageDefinition.JsonFile),
                _cancellation.Token
            )
        );

    // A run without a verdict leaves a notice where its report would be, for those who post it.
    private void NoteFailure(string target, Exception failure)
    {
        if (failure is RejectedException || !IsAwaited(target) || _build is not IReport report)
        {
            return;
        }

        _hasReport = false;
        _notice = Notice(target, failure);
        try
        {
            Directory.CreateDirectory(report.ReportDirectory);
            AtomicFile.Write(
                report.ReportDirectory / RunNoticeJson.FileName,
                RunNoticeJson.Write(_notice)
            );
            GitHubOutputs.Write(_notice);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure itself is what matters: a full disk may be its very reason.
            _observer.OnNote($"the notice of the failure could not be written: {e.Message}");
        }
    }

    private RunNotice Notice(string target, Exception failure)
    {
        var notice = new RunNotice
        {
            Outcome =
                failure.InnerException is OperationCanceledException
                    ? RunOutcome.Cancelled
                    : RunOutcome.Broken,
            Model = ConfigLocator.TryName(_build.RootDirectory, _build.Model) ?? "",
            Commit = CommitOfRun(),
            Target = target,
            Message = failure.Message,
        };
        return notice with { Reproduce = ReproduceCommand.Of(notice) };
    }

    private string CommitOfRun() =>
        GitState.Read(_build.RootDirectory, [], _build.RootDirectory / ".mlops").Commit;
}
