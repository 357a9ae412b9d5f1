using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>The base of build classes.</summary>
/// <remarks>All members are here but <c>NuGetPackagesConfigFile</c>: packages are found by <see cref="NuGetAssetsConfigFile"/>.</remarks>
public abstract partial class NukeBuild : INukeBuild
{
    static NukeBuild()
    {
        RootDirectory = GetRootDirectory();
        LoadedLocalProfiles = ParameterService.GetBuiltIn<string[]>("Profile") ?? [];
        Host = Host.Create(ParameterService.GetBuiltIn<string>("Host"));
        Verbosity = (Verbosity)(
            ParameterService.GetBuiltIn("Verbosity", typeof(Verbosity)) ?? Verbosity.Normal
        );
    }

    protected NukeBuild()
    {
        Plan =
            ParameterService.CommandLine.GetValues("Plan") is [not ("true" or "false"), ..]
            || ParameterService.GetBuiltIn<bool>("Plan");
        Help = ParameterService.GetBuiltIn<bool>("Help");
        NoLogo = ParameterService.GetBuiltIn<bool>("NoLogo");
        Continue = ParameterService.GetBuiltIn<bool>("Continue");
        Partition = ParameterService.GetBuiltIn<Partition>("Partition") ?? Partition.Single;
    }

    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; internal set; } = [];
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets =>
        [.. ExecutionPlan.Where(x => x.Invoked)];
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => Get(ExecutionStatus.Skipped);
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets =>
        [
            .. ExecutionPlan.Where(x =>
                x.Status is ExecutionStatus.Scheduled or ExecutionStatus.Collective
            ),
        ];
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => Get(ExecutionStatus.Running);
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => Get(ExecutionStatus.Aborted);
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => Get(ExecutionStatus.Failed);
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => Get(ExecutionStatus.Succeeded);
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        [
            .. ExecutionPlan.Where(x =>
                x.Status
                    is not (
                        ExecutionStatus.None
                        or ExecutionStatus.Scheduled
                        or ExecutionStatus.Running
                    )
            ),
        ];

    /// <summary>Whether to show the plan instead of running it.</summary>
    public bool Plan { get; }

    /// <summary>Whether to show the help text.</summary>
    public bool Help { get; }

    /// <summary>Whether to leave out the banner.</summary>
    public bool NoLogo { get; set; }

    /// <summary>Whether to skip what succeeded in the previous attempt.</summary>
    public bool Continue { get; }

    /// <summary>The part of partitioned targets that this process does.</summary>
    public Partition Partition { get; }

    public bool IsSucceeding =>
        !HasFailed
        && ExecutionPlan.All(x =>
            x.Status
                is not (ExecutionStatus.Failed or ExecutionStatus.NotRun or ExecutionStatus.Aborted)
        );
    public bool IsFailing => !IsSucceeding;
    public bool IsFinished =>
        ExecutionPlan.All(x =>
            x.Status is not (ExecutionStatus.Scheduled or ExecutionStatus.Running)
        );

    /// <summary>The exit code of the process; where null, 0 or -1.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The directory that holds <c>.nuke</c>.</summary>
    public static AbsolutePath RootDirectory { get; }

    public static AbsolutePath TemporaryDirectory => RootDirectory / ".nuke" / "temp";
    public static AbsolutePath BuildAssemblyFile => BuildLocation.AssemblyFile;
    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile?.Parent;
    public static AbsolutePath BuildProjectFile => BuildLocation.ProjectFile;
    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent;
    public static Verbosity Verbosity { get; set; }
    public static Host Host
    {
        get => Host.Instance;
        internal set => Host.Instance = value;
    }

    /// <summary>The profiles whose <c>.nuke/parameters.NAME.json</c> are read.</summary>
    public static string[] LoadedLocalProfiles { get; }
    public static bool IsLocalBuild => !IsServerBuild;
    public static bool IsServerBuild => Host is IBuildServer;

    internal bool HasFailed { get; set; }

    /// <summary>The build that runs; null in a process that runs none.</summary>
    internal static NukeBuild Current { get; set; }

    internal BuildExtensions Extensions { get; set; }

    /// <summary>Runs the build with the arguments of the process; the expressions name the default targets.</summary>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() => BuildManager.Execute(defaultTargetExpressions);

    /// <summary>Shows key-value pairs in the row of the running target.</summary>
    public void ReportSummary(Configure<Dictionary<string, string>> configurator = null)
    {
        var target = ExecutionPlan
            .FirstOrDefault(x => x.Status == ExecutionStatus.Running)
            .NotNull("A summary can only be reported while a target is running");
        foreach (
            var (key, value) in configurator.InvokeSafe(
                new Dictionary<string, string>(StringComparer.Ordinal)
            )
        )
            target.SummaryInformation[key] = value;

        Extensions.OnTargetSummaryUpdated(target);
    }

    /// <summary>What the restore of the project wrote whose packages hold tools. <value>The default value is <c>obj/project.assets.json</c> of the build project.</value></summary>
    protected internal virtual string NuGetAssetsConfigFile =>
        BuildProjectDirectory is { } directory ? directory / "obj" / "project.assets.json" : null;

    /// <summary>The file beside <c>node_modules</c>, where tools of npm are. <value>The default value is that of the build project, else that of the root directory.</value></summary>
    protected internal virtual AbsolutePath NpmPackageJsonFile => null;

    /// <summary>A directory that holds one directory for each package, and is searched first.</summary>
    protected internal virtual string EmbeddedPackagesDirectory => null;

    /// <summary>Called before targets are known.</summary>
    protected internal virtual void OnBuildCreated() { }

    /// <summary>Called before the first target runs.</summary>
    protected internal virtual void OnBuildInitialized() { }

    /// <summary>Called at the end, whatever the outcome.</summary>
    protected internal virtual void OnBuildFinished() { }

    protected internal virtual void OnTargetRunning(string target) { }

    protected internal virtual void OnTargetSkipped(string target) { }

    protected internal virtual void OnTargetSucceeded(string target) { }

    protected internal virtual void OnTargetFailed(string target) { }

    private IReadOnlyCollection<ExecutableTarget> Get(ExecutionStatus status) =>
        [.. ExecutionPlan.Where(x => x.Status == status)];

    private static AbsolutePath GetRootDirectory()
    {
        if (ParameterService.CommandLine.GetValues("Root") is { } values)
        {
            return values.Length == 0
                ? EnvironmentInfo.WorkingDirectory
                : ParameterService.GetBuiltIn<AbsolutePath>("Root");
        }

        var start = EnvironmentInfo.WorkingDirectory;
        return start.FindParentOrSelf(x =>
                Directory.Exists(x / ".nuke") || File.Exists(x / ".nuke")
            )
            ?? throw new ArgumentException(
                $"Could not locate '.nuke' directory/file while walking up from '{start}'.\n"
                    + "Either create a directory/file to mark the root directory, or add '--root [path]' to the invocation."
            );
    }
}
