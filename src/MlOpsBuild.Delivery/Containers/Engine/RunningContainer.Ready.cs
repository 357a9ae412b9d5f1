using System.Diagnostics;
using Docker.DotNet.Models;

namespace MlOpsBuild.Delivery.Containers.Engine;

// Whether it answers, and what it says when it does not.
public sealed partial class RunningContainer
{
    private const int CannotRun = 126;
    private const int NotFound = 127;
    private const int MostUseless = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks a server in it whether it is ready: <c>mlops-serve health</c>.</summary>
    public static IReadOnlyList<string> HealthCommand { get; } =
    [ContainerTunnel.Program, "health"];

    /// <summary>Waits until the server in it is ready.</summary>
    /// <param name="within">The time limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="probe">What is run in it until it ends with 0. <value>The default value is
    /// <see cref="HealthCommand"/>.</value></param>
    /// <exception cref="ContainerFailedException">
    /// It ended, was started again, or was not ready in time; shows the exit code and its last lines.
    /// </exception>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    public async Task WaitUntilReadyAsync(
        TimeSpan within,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? probe = null
    )
    {
        var started = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(within);
        var answer = "";
        long? restarts = null;
        var useless = 0;
        try
        {
            while (true)
            {
                // It may have been started again long ago, by an engine that was itself: only now counts.
                restarts = await ThrowIfEndedAsync(restarts, limit.Token);
                (answer, var runs) = await ProbeAsync(
                    probe ?? HealthCommand,
                    restarts.Value,
                    limit.Token
                );
                if (answer.Length == 0)
                {
                    return;
                }

                // A program that is started in a container that just ends does not run either.
                useless = runs ? 0 : useless + 1;
                if (useless == MostUseless)
                {
                    throw await FailedAsync(
                        $"cannot be asked whether it is ready, because {(probe ?? HealthCommand)[0]} does not run in it ({answer}): is its image one of ours?",
                        null,
                        limit.Token
                    );
                }

                await Task.Delay(Pause, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await ThrowIfEndedAsync(restarts, cancellationToken);
            throw await FailedAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"was not ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.#} s"
                ) + (answer.Length == 0 ? "" : $" ({answer})"),
                null,
                cancellationToken
            );
        }
    }

    /// <summary>Runs a program in it to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="input">Its standard input. <value>The default value is <see langword="null"/>: none.</value></param>
    /// <param name="cancellationToken">Ends the wait; the program may go on.</param>
    /// <exception cref="EngineException">The container does not run, or the engine does not answer.</exception>
    public async Task<ExecResult> ExecAsync(
        IReadOnlyList<string> command,
        Stream? input,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        await using var exec = await ExecStream.StartAsync(
            engine,
            id,
            command,
            input is not null,
            cancellationToken
        );
        using var output = new MemoryStream();
        return await engine.DoAsync(
            $"run {command[0]} in the container {Title}",
            async (_, token) =>
            {
                var sending = SendAsync(exec, input, token);
                try
                {
                    await exec.CopyToAsync(output, token);
                }
                catch (IOException) when (exec.Error.Length > 0)
                {
                    // It failed without output: exit code and error say so.
                }

                await sending;
                return new ExecResult(
                    await exec.ExitCodeAsync(token),
                    output.GetBuffer().AsMemory(0, (int)output.Length),
                    exec.Error
                );
            },
            cancellationToken
        );
    }

    private static async Task SendAsync(
        ExecStream exec,
        Stream? input,
        CancellationToken cancellationToken
    )
    {
        if (input is null)
        {
            return;
        }

        try
        {
            await input.CopyToAsync(exec, cancellationToken);
            exec.CloseWrite();
        }
        catch (IOException)
        {
            // It ended without reading all: its exit code says whether that is a problem.
        }
    }

    // What the probe said, empty when it says ready; and whether it ran at all.
    private async Task<(string Answer, bool Runs)> ProbeAsync(
        IReadOnlyList<string> probe,
        long restarts,
        CancellationToken cancellationToken
    )
    {
        ExecResult result;
        try
        {
            result = await ExecAsync(probe, null, cancellationToken);
        }
        catch (EngineException e)
        {
            // It may have ended just now, which says more; else the engine itself is the problem.
            await ThrowIfEndedAsync(restarts, cancellationToken);
            return (e.Message, true);
        }

        if (result.ExitCode == 0)
        {
            return ("", true);
        }

        var said = EngineErrors.Line(result.Error.Length > 0 ? result.Error : result.Text);
        return (
            said.Length > 0 ? said : "it says that it is not",
            result.ExitCode is not (CannotRun or NotFound)
        );
    }

    // While it runs again its last exit code is not known.
    private async Task<long> ThrowIfEndedAsync(long? before, CancellationToken cancellationToken)
    {
        var inspected = await InspectAsync(cancellationToken);
        var (state, restarts) = (inspected.State, inspected.RestartCount);
        if (state.Running && (!state.Restarting || restarts <= (before ?? restarts)))
        {
            return before ?? restarts;
        }

        var code = (int)state.ExitCode;
        throw await FailedAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(state.Restarting ? "ends again and again, last" : "ended")} with exit code {code}"
            ) + Meaning(state),
            code,
            cancellationToken
        );
    }

    private static string Meaning(ContainerState state) =>
        state.OOMKilled ? " because it needed more memory than it may have"
        : state.Error is { Length: > 0 } error ? $" ({EngineErrors.Line(error)})"
        : "";

    private async Task<ContainerFailedException> FailedAsync(
        string what,
        int? exitCode,
        CancellationToken cancellationToken
    )
    {
        string logs;
        try
        {
            logs = await LogsAsync(LastLines, cancellationToken);
        }
        catch (EngineException)
        {
            // It was removed meanwhile.
            logs = "";
        }

        var tail =
            logs.Length == 0
                ? " It put out nothing."
                : " Its last lines:\n  " + logs.Replace("\n", "\n  ", StringComparison.Ordinal);
        return new ContainerFailedException($"The container {Title} {what}.{tail}", exitCode);
    }
}
