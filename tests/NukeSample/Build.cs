using Nuke.Common;
using Serilog;

/// <summary>What the recorded build has not: injected solutions and tools, the process' arguments, overridden targets.</summary>
internal class Build
    : NukeBuild,
        IOverridden,
        IListProjects,
        IRunTools,
        IShowEnvironment,
        IHazGeneratedSolution
{
    public static int Main() => WorkflowBuild.TryRun() ?? Execute<Build>(x => x.Nothing);

    private Target Nothing => _ => _.Executes(() => { });

    Target IOverridden.Overridden =>
        _ =>
            _.Inherit<IOverridden>(x => x.Overridden)
                .Executes(() => Log.Information("in the build"));
}

internal interface IOverridden : INukeBuild
{
    Target Overridden => _ => _.Unlisted().Executes(() => Log.Information("in the component"));
}
