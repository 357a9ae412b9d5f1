using Nuke.Common;
using Serilog;

/// <summary>Conditions that are not met, or cannot be told.</summary>
internal class ConditionsBuild : NukeBuild
{
    public static int Run() => Execute<ConditionsBuild>(x => x.Two);

    [Parameter]
    private readonly bool Deploy;

    private bool IsBroken => throw new InvalidOperationException("no idea");

    private Target Two =>
        _ =>
            _.OnlyWhenDynamic(() => Deploy)
                .OnlyWhenDynamic(() => IsServerBuild)
                .Executes(() => { });

    private Target First => _ => _.Executes(() => { });

    private Target ThrowsDynamic =>
        _ =>
            _.DependsOn(First)
                .OnlyWhenDynamic(() => IsBroken)
                .Executes(() => Log.Information("never runs"));

    private Target Later =>
        _ => _.DependsOn(ThrowsDynamic).Executes(() => Log.Information("never runs"));

    private Target Assured =>
        _ => _.After(Later).AssuredAfterFailure().Executes(() => Log.Information("runs anyway"));

    private Target ThrowsStatic =>
        _ => _.DependsOn(First).OnlyWhenStatic(() => IsBroken).Executes(() => { });
}
