using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Notices as runs leave them.</summary>
internal static class RunNotices
{
    public static IReadOnlyList<(string Name, RunNotice Notice)> All =>
        [
            ("notice-broken", Broken()),
            ("notice-cancelled", Cancelled()),
            ("notice-skipped", Skipped()),
            ("notice-unknown", new() { Outcome = RunOutcome.Broken, Model = "" }),
            ("notice-hostile", Hostile(i => HostileModels.Texts[i % HostileModels.Texts.Length])),
        ];

    public static RunNotice Broken() =>
        new()
        {
            Outcome = RunOutcome.Broken,
            Model = "telco-churn",
            Commit = ReportModels.Accepted().Commit,
            Target = "Train",
            Message =
                "mlops.yaml:12:5: train.parameters.depht is not known. Did you mean 'depth'?\nmlops.yaml:13:5: train.seed: found 'x', expected a whole number.\n",
            Reproduce = "git checkout 9f3c1a7be05d && ./build.sh Train --model telco-churn",
        };

    public static RunNotice Cancelled() =>
        new()
        {
            Outcome = RunOutcome.Cancelled,
            Model = "telco-churn",
            Commit = ReportModels.Accepted().Commit,
            Target = "Evaluate",
            Reproduce = "git checkout 9f3c1a7be05d && ./build.sh Evaluate --model telco-churn",
        };

    public static RunNotice Skipped() =>
        new()
        {
            Outcome = RunOutcome.Skipped,
            Model = "telco-churn",
            Commit = ReportModels.Accepted().Commit,
            Message = "No file of the model changed.",
        };

    public static RunNotice Hostile(
        Func<int, string> text,
        RunOutcome outcome = RunOutcome.Broken
    ) =>
        new()
        {
            Outcome = outcome,
            Model = text(0),
            Commit = text(1),
            Target = text(2),
            Message = string.Join('\n', Enumerable.Range(3, 60).Select(text)),
            Reproduce = text(63),
        };
}
