using System.Diagnostics;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Serving;

/// <summary>The serving program, run on this machine without a container for as long as somebody waits for it.</summary>
public static class LocalServer
{
    /// <summary>Longer than the program itself waits for what is in flight.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs the program until it ends, or is told to: then it finishes what is in flight.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="show">Is given each line that it writes.</param>
    /// <param name="cancellationToken">Tells it to end, which is no failure.</param>
    /// <exception cref="MlOpsException">It cannot be started, or ended by itself with another exit code than 0.</exception>
    public static async Task RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        Action<string> show,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(show);
        var last = "";
        void Show(string? line)
        {
            if (!string.IsNullOrEmpty(line))
            {
                last = line;
                show(line);
            }
        }

        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                program,
                // Its input ends when it is to end, and also when this process is gone in whatever way.
                [.. arguments, "--stop-on", "end-of-input"]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.OutputDataReceived += (_, e) => Show(e.Data);
        process.ErrorDataReceived += (_, e) => Show(e.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MlOpsException($"{program} cannot be started: {e.Message}", inner: e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await using (
            cancellationToken.Register(static p => ((Process)p!).StandardInput.Close(), process)
        )
        {
            try
            {
                using var patience = new CancellationTokenSource();
                await using var limit = cancellationToken.Register(() =>
                    patience.CancelAfter(Patience)
                );
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw new MlOpsException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The serving program did not end within {Patience.TotalSeconds} s of being told to, and was killed."
                    )
                );
            }
        }

        if (process.ExitCode != 0 && !cancellationToken.IsCancellationRequested)
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The serving program ended with exit code {process.ExitCode}: {PlainText.Of(last)}"
                ),
                exitCode: process.ExitCode == 2 ? MlOpsExitCode.Usage : MlOpsExitCode.Broken
            );
        }
    }
}
