using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.Tools.DotNet;

/// <summary>What builds usually do: ask for the server, ask which targets are done, map the verbosity of tools.</summary>
[DotNetVerbosityMapping]
internal class CustomsBuild : NukeBuild
{
    public static int Run() => Execute<CustomsBuild>(x => x.Show);

    [CI]
    private readonly GitHubActions GitHubActions;

    [CI]
    private readonly Host Current;

    [CI]
    private readonly string NoHost;

    private Target First => _ => _.Executes(() => { });

    private Target Second => _ => _.Executes(() => { });

    private Target Show =>
        _ =>
            _.DependsOn(First)
                .After(Second)
                .Executes(() =>
                {
                    Console.WriteLine(
                        $"server: {GitHubActions?.Job ?? "none"}, host: {Current}, {NoHost ?? "nothing"}"
                    );
                    Tell("invoked", InvokedTargets);
                    Tell("running", RunningTargets);
                    Tell("finished", FinishedTargets);

                    var build = new DotNetBuildSettings().SetConfiguration("Debug");
                    Console.WriteLine(
                        $"verbosity: {build.Verbosity}, {build.SetVerbosity(DotNetVerbosity.normal).Verbosity}"
                    );
                });

    private void Tell(string state, IReadOnlyCollection<ExecutableTarget> targets) =>
        Console.WriteLine(
            $"{state}: {targets.Contains(First)} {targets.Contains(Second)} {targets.Contains(Show)}"
        );
}
