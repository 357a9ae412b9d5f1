using System.ComponentModel;
using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Processes;

namespace MlOpsBuild.Training.Command;

/// <summary>Runs a training program to its end, or ends it with all that it started.</summary>
/// <param name="shown">The command, for people.</param>
/// <param name="limit">How long it may take.</param>
/// <param name="log">Takes what it says.</param>
/// <param name="tell">Receives what is to be said of it, a line at a time.</param>
/// <param name="time">The clock.</param>
internal sealed class TrainingProcess(
    string shown,
    TimeSpan limit,
    TrainingLog log,
    Action<string> tell,
    TimeProvider time
)
{
    /// <summary>How long it may take to end once it was asked to: less than a cancelled job of GitHub has.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // What it left behind has nothing to save any more.
    private static readonly TimeSpan ShortGrace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    /// <summary>Runs it.</summary>
    /// <param name="start">How it is started.</param>
    /// <param name="variable"><c>NAME=value</c> of its environment that no other process has.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MlOpsException">It cannot be started, took too long, or ended with another exit code than 0.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; all its processes have ended.</exception>
    public async Task RunAsync(
        ProcessStartInfo start,
        string variable,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(start);
        var family = new ProcessFamily(process, variable, time);
        // The build may end before the token's cancellation got through.
        void OnExit(object? sender, EventArgs e) => family.EndAsync(Grace).GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        try
        {
            process.StandardInput.Close();
            var readers = new[]
            {
                Read(process.StandardOutput.BaseStream),
                Read(process.StandardError.BaseStream),
            };
            var isLate = await WaitAsync(process, family, cancellationToken);
            await EndRestAsync(family);
            Drain(readers);
            log.End();
            cancellationToken.ThrowIfCancellationRequested();
            if (isLate)
            {
                throw new MlOpsException(
                    $"The training '{shown}' took longer than {Show(limit)} and was ended: make it faster, or raise train.timeLimit.{log.Quote()}"
                );
            }

            if (process.ExitCode != 0)
            {
                throw new MlOpsException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The training '{shown}' ended with exit code {process.ExitCode}{Meaning(process.ExitCode)}.{log.Quote()}"
                    )
                );
            }
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= OnExit;
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new MlOpsException(
                $"The training '{shown}' cannot be started: {ProgramStart.ReasonOf(e)}.",
                inner: e
            );
        }
    }

    // Returns whether it took too long.
    private async Task<bool> WaitAsync(
        Process process,
        ProcessFamily family,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(limit, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(
            late.Token,
            cancellationToken
        );
        try
        {
            await process.WaitForExitAsync(any.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            await family.EndAsync(Grace);
            await process
                .WaitForExitAsync(CancellationToken.None)
                .WaitAsync(Grace, time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
    }

    private async Task EndRestAsync(ProcessFamily family)
    {
        var rest = family.Members();
        if (rest.Count == 0)
        {
            return;
        }

        var names = string.Join(
            ", ",
            rest.Select(p => PlainText.Of(p.Name)).Distinct(StringComparer.Ordinal)
        );
        var end = await family.EndAsync(ShortGrace) ? "ended" : "they cannot be ended";
        tell($"Warning: the training left processes running ({names}): {end}.");
    }

    private Thread Read(Stream stream)
    {
        var thread = new Thread(new OutputLines(stream, log.Add).Run)
        {
            IsBackground = true,
            Name = "training output",
        };
        thread.Start();
        return thread;
    }

    // A process that was not found may hold the output open: what it writes is not waited for.
    private void Drain(Thread[] readers)
    {
        if (!readers.All(r => r.Join(DrainLimit)))
        {
            tell(
                "Warning: a process that the training started holds its output open: not waited for."
            );
        }
    }

    private static string Show(TimeSpan time) =>
        time.TotalSeconds < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min");

    private static string Meaning(int exitCode) =>
        exitCode switch
        {
            134 => " (signal 6: it aborted)",
            137 => " (signal 9: it was killed, which is what the system does when memory runs out)",
            139 => " (signal 11: it accessed memory that is not its own)",
            143 => " (signal 15: something asked it to end)",
            126 or 127 => " (a program that it starts is not there, or may not be run)",
            _ => "",
        };
}
