using Nuke.Common;
using Nuke.Common.Tooling;
using Serilog;

public interface IRunTools : INukeBuild
{
    [PathVariable]
    Tool Git => TryGetValue(() => Git);

    [PathVariable("git")]
    Tool Renamed => TryGetValue(() => Renamed);

    [PathVariable("no-such-program")]
    Tool Absent => TryGetValue(() => Absent);

    [NuGetPackage("no.such.package", "no-such-program.dll")]
    Tool Packaged => TryGetValue(() => Packaged);

    Target RunTools =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                {
                    Log.Information("Absent={Absent}", Absent is null);
                    Packaged?.Invoke("packaged");
                    Git("--version");
                    Renamed("rev-parse --is-inside-work-tree");
                });
}
