using Nuke.Common;
using Nuke.Common.Execution;
using Serilog;

/// <summary>Parts of the output can be left out, for one host or for all.</summary>
[DisableOnTerminal(
    DefaultOutput.Logo,
    DefaultOutput.TargetHeader,
    DefaultOutput.Timestamps,
    DefaultOutput.TargetOutcome,
    DefaultOutput.ErrorsAndWarnings,
    DefaultOutput.BuildOutcome
)]
internal class QuietBuild : NukeBuild
{
    public static int Run() => Execute<QuietBuild>(x => x.Only);

    private Target Only => _ => _.Executes(() => Log.Warning("just this"));
}

internal sealed class DisableOnTerminalAttribute(params DefaultOutput[] disabledOutputs)
    : DisableDefaultOutputAttribute(disabledOutputs)
{
    public override bool IsApplicable(INukeBuild build) => build.Host is Terminal;
}
