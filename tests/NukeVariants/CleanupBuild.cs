using Nuke.Common;
using Serilog;

/// <summary>Something is left to clean up when a target is interrupted.</summary>
internal class CleanupBuild : NukeBuild
{
    public static int Run() => Execute<CleanupBuild>(x => x.Cleanup);

    [Parameter]
    private readonly bool Stubborn;

    private Target Hang =>
        _ =>
            _.Executes(async () =>
            {
                Log.Information("hanging");
                using var cancellation = new CancellationTokenSource();
                using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(
                    System.Runtime.InteropServices.PosixSignal.SIGINT,
                    context =>
                    {
                        context.Cancel = true;
                        if (!Stubborn)
                            cancellation.Cancel();
                    }
                );
                await Task.Delay(Timeout.Infinite, cancellation.Token);
            });

    private Target Never => _ => _.DependsOn(Hang).Executes(() => Log.Information("never"));

    private Target Cleanup =>
        _ => _.DependsOn(Never).AssuredAfterFailure().Executes(() => Log.Information("cleaned up"));
}
