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

    Target RunTools =>
        _ =>
            _.Unlisted()
                .Executes(() =>
                {
                    Log.Information("Absent={Absent}", Absent is null);
                    Git("--version");
                    Renamed("rev-parse --is-inside-work-tree");
                });
}
