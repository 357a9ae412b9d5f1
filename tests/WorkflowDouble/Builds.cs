using MlOpsBuild.Nuke;
using MlOpsBuild.Nuke.Workflows;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

/// <summary>Which build a process is, the environment variable BUILD says.</summary>
internal static class Program
{
    public static int Main() =>
        Environment.GetEnvironmentVariable("BUILD") switch
        {
            nameof(EverythingBuild) => EverythingBuild.Run(),
            nameof(PlainBuild) => PlainBuild.Run(),
            nameof(WindowsBuild) => WindowsBuild.Run(),
            nameof(NoReportBuild) => NoReportBuild.Run(),
            nameof(TwiceBuild) => TwiceBuild.Run(),
            nameof(SilentBuild) => SilentBuild.Run(),
            nameof(WrongOptionBuild) => WrongOptionBuild.Run(),
            nameof(OwnTargetBuild) => OwnTargetBuild.Run(),
            var other => throw new InvalidOperationException($"BUILD is '{other}'"),
        };
}

/// <summary>A target that exists, which is all that workflows ask of it.</summary>
internal interface IReportDouble : INukeBuild
{
    Target Report => _ => _.Executes(() => { });
}

/// <summary>All targets of a model's life, in components and in the class.</summary>
[MlOpsWorkflows(
    Models = ["models/churn", "models/price"],
    Registry = "ghcr.io/acme/models/{model}",
    TuneShards = 3
)]
internal sealed class EverythingBuild : NukeBuild, IReportDouble
{
    public static int Run() => Execute<EverythingBuild>(x => ((IReportDouble)x).Report);

    public Target PostReport => _ => _.Executes(() => { });
    public Target Pull => _ => _.Executes(() => { });
    public Target Push => _ => _.Executes(() => { });
    internal Target Tune => _ => _.Executes(() => { });
    public Target Register => _ => _.Executes(() => { });
    public Target Containerize => _ => _.DependsOn(Register).Executes(() => { });
    public Target Deploy => _ => _.DependsOn(Containerize).Executes(() => { });
    private Target Monitor => _ => _.Executes(() => { });
    public Target Retrain => _ => _.Executes(() => { });
}

/// <summary>What the attribute says nothing about is found: registry, model, SDK.</summary>
[MlOpsWorkflows]
internal sealed class PlainBuild : NukeBuild, IReportDouble
{
    public static int Run() => Execute<PlainBuild>(x => ((IReportDouble)x).Report);

    public Target Push => _ => _.Executes(() => { });
    public Target Pull => _ => _.Executes(() => { });
    public Target Register => _ => _.Executes(() => { });
}

[MlOpsWorkflows(
    Images = ["windows-latest"],
    Registry = MlOpsWorkflowsAttribute.NoRegistry,
    DotNetVersion = "10.0",
    Branches = ["main", "release/*"],
    TimeoutMinutes = 90,
    RetentionDays = 7
)]
internal sealed class WindowsBuild : NukeBuild, IReportDouble
{
    public static int Run() => Execute<WindowsBuild>(x => ((IReportDouble)x).Report);

    public Target PostReport => _ => _.Executes(() => { });
    public Target Monitor => _ => _.Executes(() => { });
}

[MlOpsWorkflows]
internal sealed class NoReportBuild : NukeBuild
{
    public static int Run() => Execute<NoReportBuild>(x => x.Compile);

    public Target Compile => _ => _.Executes(() => { });
}

[MlOpsWorkflows]
[GitHubActions("mlops-comment", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.Push])]
internal sealed class TwiceBuild : NukeBuild, IReportDouble
{
    public static int Run() => Execute<TwiceBuild>(x => ((IReportDouble)x).Report);
}

[MlOpsWorkflows(AutoGenerate = false)]
internal sealed class SilentBuild : NukeBuild, IReportDouble
{
    public static int Run() => Execute<SilentBuild>(x => ((IReportDouble)x).Report);
}

[MlOpsWorkflows(Models = ["models/$(id)"])]
internal sealed class WrongOptionBuild : NukeBuild, IReportDouble
{
    public static int Run() => Execute<WrongOptionBuild>(x => ((IReportDouble)x).Report);
}

/// <summary>A team's own target comes before the data is checked, and fails.</summary>
internal sealed class OwnTargetBuild : NukeBuild, ICommentPullRequest
{
    public static int Run() =>
        Execute<OwnTargetBuild>(x => ((ICommentPullRequest)x).CommentPullRequest);

    public Target Prepare =>
        _ =>
            _.Before<ICheckData>(x => x.CheckData)
                .Executes(() => throw new InvalidOperationException("no data today"));
}
