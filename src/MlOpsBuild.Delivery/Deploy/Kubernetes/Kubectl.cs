using System.ComponentModel;
using System.Diagnostics;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Calls kubectl, for one context and namespace.</summary>
internal sealed class Kubectl(string program, string? context, string space)
{
    public const string Name = "kubectl";

    /// <summary>The first kubectl of the PATH, or <see langword="null"/>.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(x => Path.Combine(x, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a command that must succeed; gives what it wrote.</summary>
    /// <param name="what">What it does, for messages, e.g. <c>apply the manifests</c>.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="input">What it reads from its input.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KubectlException">It failed.</exception>
    public async Task<string> RunAsync(
        string what,
        IReadOnlyList<string> arguments,
        string? input,
        CancellationToken cancellationToken
    )
    {
        var result = await TryRunAsync(arguments, input, cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw KubectlErrors.Of(what, result.Error, result.ExitCode, space);
    }

    /// <summary>Runs a command, whatever it ends with.</summary>
    public async Task<KubectlResult> TryRunAsync(
        IReadOnlyList<string> arguments,
        string? input,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(arguments);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            try
            {
                if (input is not null)
                {
                    await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                }

                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading: its exit code says more.
            }

            var text = await output;
            var error = await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, text, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts a command; its input and outputs are redirected.</summary>
    public Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in Place().Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new MlOpsException(
                $"kubectl cannot be started: {e.Message} ({program}).",
                inner: e
            );
        }
    }

    private IEnumerable<string> Place()
    {
        if (context is not null)
        {
            yield return "--context";
            yield return context;
        }

        yield return "--namespace";
        yield return space;
    }
}
