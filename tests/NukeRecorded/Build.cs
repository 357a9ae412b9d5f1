using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

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
class Build : NukeBuild, IPrepare, IEvaluate, IHazModel
{
    public static int Main() => Execute<Build>(x => x.Test);

    [Parameter("Configuration to build - Default is 'Debug' (local) or 'Release' (server)")]
    readonly string Configuration = IsLocalBuild ? "Debug" : "Release";

    [Parameter("Deployment stage")]
    readonly Stage Stage;

    [Parameter]
    readonly Backend Backend = Backend.Local;

    [Parameter]
    readonly double Threshold = 0.5;

    [Parameter]
    readonly bool DryRun;

    [Parameter(Separator = "+")]
    readonly string[] Tags = Array.Empty<string>();

    [Parameter("Data folder")]
    readonly AbsolutePath DataDir;

    [Parameter]
    [Secret]
    readonly string NugetApiKey;

    [Parameter(Name = "max-retries")]
    readonly int MaxRetryCount = 3;

    [Parameter(List = false)]
    readonly string Hidden;

    [Parameter(ValueProviderMember = nameof(Flavors))]
    readonly string Flavor;
    IEnumerable<string> Flavors => new[] { "sweet", "sour" };

    [GitRepository]
    readonly GitRepository GitRepository;

    Target Clean =>
        _ =>
            _.Before(Restore)
                .Executes(() =>
                {
                    RootDirectory
                        .GlobDirectories("src/**/bin", "src/**/obj")
                        .ForEach(x =>
                            Log.Information(
                                "would delete {Dir}",
                                RootDirectory.GetRelativePathTo(x)
                            )
                        );
                    (RootDirectory / "artifacts").CreateOrCleanDirectory();
                });

    Target Restore => _ => _.DependsOn(Clean).Executes(() => { });

    Target Compile =>
        _ =>
            _.Description("Compiles")
                .DependsOn(Restore)
                .OnlyWhenDynamic(() => !DryRun)
                .Executes(() =>
                {
                    DotNetBuild(s =>
                        s.SetProjectFile(RootDirectory / "src" / "Lib" / "Lib.csproj")
                            .SetConfiguration(Configuration)
                            .SetVerbosity(DotNetVerbosity.quiet)
                            .EnableNoLogo()
                    );
                });

    Target Test =>
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
                        "Host={Host} local={Local} repo={Repo} branch={Branch} root={Root} temp={Temp}",
                        Host.GetType().Name,
                        IsLocalBuild,
                        GitRepository?.Identifier,
                        GitRepository?.Branch,
                        RootDirectory,
                        TemporaryDirectory
                    );
                    ReportSummary(_ =>
                        _.AddPair("Passed", 12)
                            .AddPair("Failed", 0)
                            .AddPairWhenValueNotNull("Skipped", (string)null)
                    );
                });

    Target Notify => _ => _.Executes(() => Log.Information("notified"));

    Target Pack =>
        _ =>
            _.DependsOn(Compile)
                .Requires(() => Stage)
                .Requires(() => NugetApiKey)
                .Produces(RootDirectory / "artifacts" / "*.nupkg")
                .Executes(() => Log.Information("packing for {Stage}", Stage));

    Target NeedsProd => _ => _.Requires(() => Stage == Stage.Prod).Executes(() => { });

    Target Fail =>
        _ =>
            _.DependsOn(Restore)
                .Executes(() => throw new InvalidOperationException("boom line 1\nboom line 2"));

    Target AfterFail => _ => _.DependsOn(Fail).Executes(() => { });

    Target FailSoft => _ => _.ProceedAfterFailure().Executes(() => Assert.Fail("soft failure"));

    Target Always => _ => _.AssuredAfterFailure().Executes(() => Log.Information("always runs"));

    Target Mixed => _ => _.DependsOn(FailSoft).DependsOn(Always).Executes(() => { });

    Target FailThenAlways => _ => _.DependsOn(Fail, Always).Executes(() => { });

    Target StaticSkip =>
        _ =>
            _.DependsOn(Restore)
                .OnlyWhenStatic(() => DryRun)
                .WhenSkipped(DependencyBehavior.Skip)
                .Executes(() => { });

    Target StaticSkipExec =>
        _ =>
            _.DependsOn(Restore)
                .OnlyWhenStatic(() => DryRun)
                .WhenSkipped(DependencyBehavior.Execute)
                .Executes(() => { });

    Target Tool =>
        _ =>
            _.Executes(() =>
            {
                var p = ProcessTasks.StartProcess(
                    "bash",
                    "-c \"echo out; echo err >&2; exit 3\"",
                    workingDirectory: RootDirectory
                );
                p.WaitForExit();
                Log.Information("exit {Code}", p.ExitCode);
                Nuke.Common.Tooling.Tool bash = ToolResolver.GetPathTool("bash");
                bash($"-c {"echo quoted arg"}");
                bash($"-c {"exit 4"}");
            });

    Target AsyncT =>
        _ =>
            _.Executes(async () =>
            {
                await Task.Delay(10);
                Log.Information("async done");
            });
    Target CollectiveT => _ => _.DependsOn(Notify, AsyncT);
    Target HiddenT => _ => _.Unlisted().Executes(() => { });
    Target CustomExit =>
        _ =>
            _.Executes(() =>
            {
                ExitCode = 42;
            });
    Target GhHost =>
        _ =>
            _.Executes(() =>
            {
                var gh = GitHubActions.Instance;
                Log.Information(
                    "GH={Null} IsPR={IsPr} PR={Pr} Sha={Sha} Ref={Ref} Repo={Repo} Actor={A} Summary={S}",
                    gh == null,
                    gh?.IsPullRequest,
                    gh?.PullRequestNumber,
                    gh?.Sha,
                    gh?.Ref,
                    gh?.Repository,
                    gh?.Actor,
                    gh?.StepSummaryFile
                );
                gh?.WriteWarning("hand warning: a, b\nline2");
                gh?.WriteCommand(
                    "notice",
                    "msg 100%",
                    d => d.AddPair("file", "a:b.cs").AddPair("line", 3)
                );
                Log.Warning("log warning");
                Log.Error("log error");
            });

    protected override void OnBuildInitialized() =>
        Log.Debug("OnBuildInitialized {Targets}", ScheduledTargets.Select(x => x.Name).JoinComma());

    protected override void OnTargetFailed(string target) =>
        Log.Debug("OnTargetFailed {T}", target);

    protected override void OnBuildFinished() =>
        Console.WriteLine(
            $"OnBuildFinished succeeding={IsSucceeding} failed={FailedTargets.Select(x => x.Name).JoinComma()} exit={ExitCode}"
        );
}
