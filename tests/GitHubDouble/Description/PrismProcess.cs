using System.Diagnostics;
using MlOpsBuild.Shared;
using Newtonsoft.Json;

namespace MlOpsBuild.GitHubDouble.Description;

/// <summary>
/// Prism on a free port of this machine: checks requests against GitHub's description, and answers with its examples
/// or hands them on to another server.
/// </summary>
public sealed class PrismProcess : IAsyncDisposable
{
    private const string Listening = "Prism is listening on ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prism-");
    private Process? _process;

    private PrismProcess() { }

    /// <summary>Where it listens; ends in a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it.</summary>
    /// <param name="isUsed">The paths that it knows.</param>
    /// <param name="upstream">The server that answers; by default the description's examples do.</param>
    /// <returns>The running program, or why it does not run.</returns>
    public static async Task<(PrismProcess? Prism, string? Missing)> StartAsync(
        Predicate<string> isUsed,
        Uri? upstream = null
    )
    {
        var (api, program, missing) = await GitHubDescription.FindAsync();
        if (api is null)
            return (null, missing);

        var prism = new PrismProcess();
        var file = Path.Combine(prism._folder.FullName, "api.json");
        await File.WriteAllTextAsync(
            file,
            GitHubDescription.Read(api, isUsed).ToString(Formatting.None)
        );
        string[] arguments = upstream is null
            ? [program!, "mock", file, "--port", "0"]
            : [program!, "proxy", file, upstream.ToString(), "--port", "0"];
        try
        {
            await prism.StartAsync(arguments);
        }
        catch
        {
            await prism.DisposeAsync();
            throw;
        }

        return (prism, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(IEnumerable<string> arguments)
    {
        _process = NpmPackages.Start(NpmPackages.FindProgram("node")!, _folder.FullName, arguments);
        _ = _process.StandardError.ReadToEndAsync();
        var output = "";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            output += line + "\n";
            var start = line.IndexOf(Listening, StringComparison.Ordinal);
            if (start < 0)
                continue;

            Address = new Uri(line[(start + Listening.Length)..].Trim() + "/");
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }

        throw new InvalidOperationException($"Prism does not start:\n{output}");
    }
}
