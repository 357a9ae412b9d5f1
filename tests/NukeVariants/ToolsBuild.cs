using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Serilog;

/// <summary>Targets that need tools.</summary>
internal class ToolsBuild : NukeBuild
{
    public static int Run() => Execute<ToolsBuild>(x => x.Injected);

    [PathVariable("sh")]
    private readonly Tool Shell;

    [PathVariable("there-is-no-such-program")]
    private readonly Tool Missing;

    protected override string EmbeddedPackagesDirectory => RootDirectory / "packages";

    private Target Injected => _ => _.Requires(() => Shell).Executes(() => Shell("-c true"));

    private Target Absent =>
        _ => _.Requires(() => Shell, () => Missing).Executes(() => Log.Information("never"));

    private Target Tasks => _ => _.Requires<DotNetTasks>().Executes(() => { });

    private Target Package => _ => _.Requires<AcmeTasks>("1.0.0").Executes(() => { });
}

[NuGetTool(Id = "Acme.Tool", Executable = "acme.dll")]
internal class AcmeTasks : ToolTasks, IRequireNuGetPackage;
