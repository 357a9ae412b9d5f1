using Nuke.Common;

/// <summary>Targets that wait for each other.</summary>
internal class CycleBuild : NukeBuild
{
    public static int Run() => Execute<CycleBuild>(x => x.Apart);

    private Target Apart => _ => _.Executes(() => { });
    private Target Compile => _ => _.DependsOn(Restore).Executes(() => { });
    private Target Restore => _ => _.After(Publish).Executes(() => { });
    private Target Publish => _ => _.TriggeredBy(Compile).Executes(() => { });
}
