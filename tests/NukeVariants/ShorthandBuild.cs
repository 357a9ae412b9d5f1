using Nuke.Common;

/// <summary>A component with one target stands for it.</summary>
internal class ShorthandBuild : NukeBuild, ICompiles, IPublishes
{
    public static int Run() => Execute<ShorthandBuild>(x => ((IPublishes)x).Publish);

    private Target Test =>
        _ => _.DependsOn<ICompiles>().TryDependsOn<IAbsent>().Executes(() => { });

    private Target Two => _ => _.Executes(() => { });
}

internal interface ICompiles : INukeBuild
{
    Target Compile => _ => _.Executes(() => { });
}

internal interface IPublishes : INukeBuild
{
    Target Publish =>
        _ =>
            _.DependsOn<ICompiles>()
                .Consumes<ICompiles>(RootDirectory / "out" / "*.bin")
                .Executes(() => { });
}

internal interface IAbsent : INukeBuild
{
    Target Absent => _ => _.Executes(() => { });
}
