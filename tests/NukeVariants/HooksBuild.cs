using Nuke.Common;
using Nuke.Common.Execution;

/// <summary>Build extensions see every moment of a build.</summary>
[Tracing(Priority = 1)]
[Tracing(Priority = 5, Name = "first")]
internal class HooksBuild : NukeBuild
{
    public static int Run() => Execute<HooksBuild>(x => x.All);

    private Target Good => _ => _.Executes(() => ReportSummary(x => Add(x, "Rows", "3")));

    private Target Skipped => _ => _.OnlyWhenStatic(() => 1 > 2).Executes(() => { });

    private Target Bad =>
        _ =>
            _.ProceedAfterFailure()
                .Executes(() => throw new InvalidOperationException("bad things happen"));

    private Target All => _ => _.DependsOn(Good, Skipped, Bad);

    private static Dictionary<string, string> Add(
        Dictionary<string, string> summary,
        string key,
        string value
    )
    {
        summary.Add(key, value);
        return summary;
    }

    protected override void OnBuildCreated() => Console.WriteLine("build OnBuildCreated");

    protected override void OnBuildInitialized() => Console.WriteLine("build OnBuildInitialized");

    protected override void OnTargetRunning(string target) =>
        Console.WriteLine($"build OnTargetRunning {target}");

    protected override void OnBuildFinished() => Console.WriteLine("build OnBuildFinished");
}

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class TracingAttribute
    : BuildExtensionAttributeBase,
        IOnBuildCreated,
        IOnBuildInitialized,
        IOnBuildFinished,
        IOnTargetRunning,
        IOnTargetSkipped,
        IOnTargetSucceeded,
        IOnTargetFailed,
        IOnTargetSummaryUpdated
{
    public string Name { get; set; } = "second";

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
        Write($"OnBuildCreated {executableTargets.Count}");

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    ) => Write($"OnBuildInitialized {executableTargets.Count} {executionPlan.Count}");

    public void OnBuildFinished() => Write($"OnBuildFinished {Build.ExitCode}");

    public void OnTargetRunning(ExecutableTarget target) => Write($"OnTargetRunning {target.Name}");

    public void OnTargetSkipped(ExecutableTarget target) => Write($"OnTargetSkipped {target.Name}");

    public void OnTargetSucceeded(ExecutableTarget target) =>
        Write($"OnTargetSucceeded {target.Name}");

    public void OnTargetFailed(ExecutableTarget target) => Write($"OnTargetFailed {target.Name}");

    public void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target) =>
        Write(
            $"OnTargetSummaryUpdated {target.Name} {string.Join(',', target.SummaryInformation.Keys)}"
        );

    private void Write(string text) => Console.WriteLine($"{Name} {text}");
}
