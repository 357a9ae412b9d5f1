using System.Runtime.InteropServices;

namespace Nuke.Common.Execution;

/// <summary>
/// Ctrl+C and SIGTERM: the running target may end by itself, for a moment; then targets that are assured after failure run, the
/// summary is shown and the process exits. A second signal ends it at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(800);
    private readonly BuildExecutor _executor;
    private readonly Lazy<int> _finish;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public Interruption(BuildExecutor executor, Func<int> finish)
    {
        _executor = executor;
        _finish = new Lazy<int>(finish);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    /// <summary>Shows the summary, once, and gives the exit code.</summary>
    public int Finish() => _finish.Value;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        // The second signal ends the process at once.
        if (Interlocked.Increment(ref _signals) > 1)
            return;

        context.Cancel = true;
        _executor.Abort();
        var thread = new Thread(() =>
        {
            Thread.Sleep(s_grace);
            if (_executor.TryRunAssured())
                Environment.Exit(Finish());
        })
        {
            IsBackground = true,
        };
        thread.Start();
    }
}
