using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.StageDouble;

// StageDouble <root> <salt> [wait]: runs three chained stages, says what happens, one line each. With "wait" the last
// stage says "ready" and goes on when a line comes in.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var started = Stopwatch.GetTimestamp();
var runner = new StageRunner(
    new StageRunnerOptions
    {
        RootDirectory = args[0],
        ProjectDirectory = Path.Combine(args[0], "project"),
        Threads = 2,
        Command = $"StageDouble {args[1]}",
        Observer = new LineObserver(),
    }
);
try
{
    var last = Chain.Create(args[1], wait: args is [_, _, "wait"]);
    var outcome = await runner.RunAsync(last, stop.Token);
    Console.WriteLine($"manifest {outcome.Manifest}");
    Console.WriteLine($"took {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F2} ms");
    return 0;
}
catch (OperationCanceledException)
{
    Console.WriteLine("cancelled");
    return 130;
}
catch (MlOpsException e)
{
    Console.WriteLine($"error {e.Message}");
    return (int)e.ExitCode;
}
