using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>A port of this machine's loopback that leads to a pod, as long as this lives.</summary>
internal sealed partial class PortForward : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _rest;

    private PortForward(Process process, Task rest, int port)
    {
        (_process, _rest) = (process, rest);
        Client = new HttpClient
        {
            BaseAddress = new UriBuilder("http", "127.0.0.1", port).Uri,
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>Its base address is the port.</summary>
    public HttpClient Client { get; }

    /// <param name="kubectl">What opens it.</param>
    /// <param name="target">Where it leads, e.g. <c>pod/NAME</c> or <c>service/NAME</c>.</param>
    /// <param name="port">The port there.</param>
    /// <param name="space">The namespace, for messages.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <exception cref="KubectlException">It cannot be opened.</exception>
    public static async Task<PortForward> OpenAsync(
        Kubectl kubectl,
        string target,
        int port,
        string space,
        CancellationToken cancellationToken
    )
    {
        // Without a local port kubectl takes a free one and says which.
        var process = kubectl.Start([
            "port-forward",
            "--address",
            "127.0.0.1",
            target,
            string.Create(CultureInfo.InvariantCulture, $":{port}"),
        ]);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.StandardInput.Close();
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (Line().Match(line) is { Success: true } match)
                {
                    var rest = Task.WhenAll(
                        process.StandardOutput.ReadToEndAsync(CancellationToken.None),
                        errors
                    );
                    var local = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                    return new(process, rest, local);
                }
            }

            var error = await errors;
            await process.WaitForExitAsync(cancellationToken);
            throw KubectlErrors.Of($"reach {target}", error, process.ExitCode, space);
        }
        catch
        {
            End(process);
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        End(_process);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _rest;
        _process.Dispose();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    [GeneratedRegex(@"^Forwarding from 127\.0\.0\.1:([0-9]+) ->")]
    private static partial Regex Line();
}
