using System.Diagnostics;
using System.Text.Json.Nodes;
using MlOpsBuild.Compat.Tests.NukeCommon;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>
/// Checks requests against <see cref="GitHubDescription"/> and answers with its examples. Its packages come into
/// the ignored .mlops folder once.
/// </summary>
public sealed class PrismServer : IAsyncLifetime
{
    private const string Description = "@octokit/openapi";
    private const string DescriptionVersion = "23.0.2";
    private const string Prism = "@stoplight/prism-cli";
    private const string PrismVersion = "5.16.0";
    private const string Listening = "Prism is listening on ";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("prism-");
    private Process? _process;
    private Uri? _address;

    private static string Cache { get; } =
        Path.Combine(
            SampleBuild.Repository,
            $".mlops/tests/npm/openapi-{DescriptionVersion}-prism-{PrismVersion}"
        );

    /// <summary>Why it does not run; null if it does.</summary>
    public string? Missing { get; private set; }

    /// <summary>A client of it, or a skipped test.</summary>
    public GitHubClient CreateClient()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var connection = new Connection(
            GitHubServer.Product,
            _address,
            new InMemoryCredentialStore(new Credentials("ghp_token123")),
            new HttpClientAdapter(() => new StrictHandler()),
            new SimpleJsonSerializer()
        );
        return new GitHubClient(connection);
    }

    public async ValueTask InitializeAsync()
    {
        if (FindProgram("node") is not { } node || FindProgram("npm") is not { } npm)
        {
            Missing = "node and npm are not installed";
            return;
        }

        if (!Directory.Exists(Cache) && !await InstallAsync(npm))
            return;

        var modules = Path.Combine(Cache, "node_modules");
        var text = await File.ReadAllTextAsync(
            Path.Combine(modules, Description, "generated/api.github.com.json")
        );
        var file = Path.Combine(_directory.FullName, "api.json");
        await File.WriteAllTextAsync(
            file,
            GitHubDescription.Trim(JsonNode.Parse(text)!.AsObject()).ToJsonString()
        );
        _process = Start(
            node,
            _directory.FullName,
            [Path.Combine(modules, Prism, "dist/index.js"), "mock", file, "--port", "0"]
        );
        var output = "";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            output += line + "\n";
            var start = line.IndexOf(Listening, StringComparison.Ordinal);
            if (start < 0)
                continue;

            _address = new Uri(line[(start + Listening.Length)..].Trim() + "/");
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }

        throw new InvalidOperationException($"Prism does not start:\n{output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _directory.Delete(recursive: true);
    }

    /// <summary>Into a folder beside it first: another run may do the same, or this one may be interrupted.</summary>
    private async Task<bool> InstallAsync(string npm)
    {
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(Cache)!);
        var target = Path.Combine(parent.FullName, _directory.Name);
        Directory.CreateDirectory(target);
        await File.WriteAllTextAsync(
            Path.Combine(target, "package.json"),
            $$"""{"private":true,"dependencies":{"{{Description}}":"{{DescriptionVersion}}","{{Prism}}":"{{PrismVersion}}" } }"""
        );
        using var process = Start(
            npm,
            target,
            ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"]
        );
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            Missing = $"npm does not install {Description} and {Prism}: {output}";
            Directory.Delete(target, recursive: true);
            return false;
        }

        foreach (
            var file in Directory.GetFiles(
                Path.Combine(target, "node_modules", Description, "generated")
            )
        )
        {
            // Other servers, and references written out: hundreds of megabytes.
            if (Path.GetFileName(file) != "api.github.com.json")
                File.Delete(file);
        }

        try
        {
            Directory.Move(target, Cache);
        }
        catch (IOException) when (Directory.Exists(Cache))
        {
            Directory.Delete(target, recursive: true);
        }

        return true;
    }

    private static Process Start(string program, string directory, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["NO_COLOR"] = "1";
        info.Environment["FORCE_COLOR"] = "0";
        var process = Process.Start(info)!;
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private static string? FindProgram(string name)
    {
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(x => extensions.Select(e => Path.Combine(x, name + e)))
            .FirstOrDefault(File.Exists);
    }
}
