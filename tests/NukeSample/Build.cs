using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Serilog;

/// <summary>The build of the recordings, with what the tests need besides.</summary>
[GitHubActions(
    "ci",
    GitHubActionsImage.UbuntuLatest,
    GitHubActionsImage.WindowsLatest,
    OnPushBranches = new[] { "main" },
    OnPullRequestBranches = new[] { "main" },
    InvokedTargets = new[] { nameof(IEvaluate.Evaluate), nameof(Test) },
    ImportSecrets = new[] { nameof(NugetApiKey), "ModelApiKey" },
    EnableGitHubToken = true,
    FetchDepth = 0,
    WritePermissions = new[]
    {
        GitHubActionsPermissions.PullRequests,
        GitHubActionsPermissions.Checks,
    },
    ReadPermissions = new[] { GitHubActionsPermissions.Contents },
    ConcurrencyGroup = "${{ github.ref }}",
    ConcurrencyCancelInProgress = true,
    TimeoutMinutes = 30
)]
[GitHubActions(
    "manual run",
    GitHubActionsImage.UbuntuLatest,
    OnWorkflowDispatchRequiredInputs = new[] { "Stage" },
    OnWorkflowDispatchOptionalInputs = new[] { "Epochs" },
    OnCronSchedule = "0 3 * * 1",
    InvokedTargets = new[] { nameof(Pack) },
    CacheKeyFiles = new string[0],
    PublishCondition = "always()"
)]
[GitHubActions(
    "short",
    GitHubActionsImage.UbuntuLatest,
    On = new[] { GitHubActionsTrigger.Push, GitHubActionsTrigger.PullRequest },
    InvokedTargets = new[] { nameof(Clean) },
    PublishArtifacts = false
)]
internal class Build
    : NukeBuild,
        IPrepare,
        IEvaluate,
        IHazModel,
        IOverridden,
        IListProjects,
        IRunTools,
        IShowEnvironment,
        IHazGeneratedSolution
{
    [Parameter("Configuration to build - Default is 'Debug' (local) or 'Release' (server)")]
    private readonly string Configuration = IsLocalBuild ? "Debug" : "Release";

    [Parameter("Deployment stage")]
    private readonly Stage Stage;

    [Parameter]
    private readonly Backend Backend = Backend.Local;

    [Parameter]
    private readonly double Threshold = 0.5;

    [Parameter]
    private readonly bool DryRun;

    [Parameter(Separator = "+")]
    private readonly string[] Tags = [];

    [Parameter("Data folder")]
    private readonly AbsolutePath DataDir;

    [Parameter, Secret]
    private readonly string NugetApiKey;

    [Parameter(Name = "max-retries")]
    private readonly int MaxRetryCount = 3;

    [Parameter(List = false)]
    private readonly string Hidden;

    [Parameter(ValueProviderMember = nameof(Flavors))]
    private readonly string Flavor;

    private IEnumerable<string> Flavors => ["sweet", "sour"];

    [GitRepository]
    private readonly GitRepository GitRepository;

    private Target Clean =>
        _ =>
            _.Before(Restore)
                .Executes(() =>
                    RootDirectory
                        .GlobDirectories("data/**/b", "data/**/a")
                        .ForEach(x =>
                            Log.Information("found {Dir}", RootDirectory.GetRelativePathTo(x))
                        )
                );

    private Target Restore => _ => _.DependsOn(Clean).Executes(() => { });

    private Target Compile =>
        _ =>
            _.Description("Compiles")
                .DependsOn(Restore)
                .OnlyWhenDynamic(() => !DryRun)
                .Executes(() => Log.Information("compiling"));

    private Target Test =>
        _ =>
            _.DependsOn(Compile)
                .Triggers(Notify)
                .Executes(() =>
                {
                    Log.Information(
                        "Stage={Stage} Backend={Backend} Threshold={Threshold} Tags={Tags} DataDir={DataDir} Retries={R} Flavor={Flavor} Hidden={Hidden}",
                        Stage,
                        Backend,
                        Threshold,
                        Tags.JoinComma(),
                        DataDir,
                        MaxRetryCount,
                        Flavor,
                        Hidden
                    );
                    Log.Information(
                        "ModelName={M} RegistryUrl={U} Configuration={C}",
                        ((ITrain)this).ModelName,
                        ((IHazModel)this).RegistryUrl,
                        Configuration
                    );
                    Log.Information("Secret set: {S}", NugetApiKey ?? "<null>");
                    Log.Information(
                        "Host={Host} local={Local} repo={Repo} branch={Branch}",
                        Host.GetType().Name,
                        IsLocalBuild,
                        GitRepository?.Identifier,
                        GitRepository?.Branch
                    );
                    ReportSummary(x =>
                        x.AddPair("Passed", 12)
                            .AddPair("Failed", 0)
                            .AddPairWhenValueNotNull("Skipped", (string)null)
                    );
                });

    private Target Notify => _ => _.Executes(() => Log.Information("notified"));

    private Target Pack =>
        _ =>
            _.DependsOn(Compile)
                .Requires(() => Stage)
                .Requires(() => NugetApiKey)
                .Produces(RootDirectory / "artifacts" / "*.nupkg")
                .Executes(() => Log.Information("packing for {Stage}", Stage));

    private Target NeedsProd => _ => _.Requires(() => Stage == Stage.Prod).Executes(() => { });

    private Target Fail =>
        _ =>
            _.DependsOn(Restore)
                .Executes(() => throw new InvalidOperationException("boom line 1\nboom line 2"));

    private Target AfterFail => _ => _.DependsOn(Fail).Executes(() => { });

    private Target FailSoft =>
        _ => _.ProceedAfterFailure().Executes(() => Assert.Fail("soft failure"));

    private Target Always =>
        _ => _.AssuredAfterFailure().Executes(() => Log.Information("always runs"));

    private Target Mixed => _ => _.DependsOn(FailSoft).DependsOn(Always).Executes(() => { });

    private Target FailThenAlways => _ => _.DependsOn(Fail, Always).Executes(() => { });

    private Target StaticSkip =>
        _ =>
            _.DependsOn(Restore)
                .OnlyWhenStatic(() => DryRun)
                .WhenSkipped(DependencyBehavior.Skip)
                .Executes(() => { });

    private Target StaticSkipExec =>
        _ =>
            _.DependsOn(Restore)
                .OnlyWhenStatic(() => DryRun)
                .WhenSkipped(DependencyBehavior.Execute)
                .Executes(() => { });

    private Target Tool =>
        _ =>
            _.Executes(() =>
            {
                var process = ProcessTasks.StartProcess(
                    "bash",
                    "-c \"echo out; echo err >&2; exit 3\"",
                    workingDirectory: RootDirectory
                );
                process.WaitForExit();
                Log.Information("exit {Code}", process.ExitCode);
                var bash = ToolResolver.GetPathTool("bash");
                bash($"-c {"echo quoted arg"}");
                bash($"-c {"exit 4"}");
            });

    private Target AsyncT =>
        _ =>
            _.Executes(async () =>
            {
                await Task.Delay(10);
                Log.Information("async done");
            });

    Target IOverridden.Overridden =>
        _ =>
            _.Inherit<IOverridden>(x => x.Overridden)
                .Executes(() => Log.Information("in the build"));

    private Target Wait =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                {
                    Log.Information("waiting");
                    Thread.Sleep(TimeSpan.FromSeconds(30));
                });

    private Target CollectiveT => _ => _.DependsOn(Notify, AsyncT);

    private Target HiddenT => _ => _.Unlisted().Executes(() => { });

    private Target CustomExit => _ => _.Executes(() => ExitCode = 42);

    private Target GhHost =>
        _ =>
            _.Executes(() =>
            {
                var gh = GitHubActions.Instance;
                Log.Information(
                    "IsPR={IsPr} PR={Pr} Repo={Repo} Summary={S}",
                    gh?.IsPullRequest,
                    gh?.PullRequestNumber,
                    gh?.Repository,
                    gh?.StepSummaryFile
                );
                gh?.WriteWarning("hand warning: a, b\nline2");
                gh?.WriteCommand(
                    "notice",
                    "msg 100%",
                    x => x.AddPair("file", "a:b.cs").AddPair("line", 3)
                );
                Log.Warning("log warning");
                Log.Error("log error");
            });

    public static int Main() => WorkflowBuild.TryRun() ?? Execute<Build>(x => x.Test);

    protected override void OnBuildInitialized() =>
        Log.Debug("OnBuildInitialized {Targets}", ScheduledTargets.Select(x => x.Name).JoinComma());

    protected override void OnTargetFailed(string target) =>
        Log.Debug("OnTargetFailed {Target}", target);

    protected override void OnBuildFinished() =>
        Console.WriteLine(
            $"OnBuildFinished succeeding={IsSucceeding} failed={FailedTargets.Select(x => x.Name).JoinComma()} exit={ExitCode}"
        );
}
