using System.Diagnostics;
using System.Text.Json.Nodes;
using MlOpsBuild.Compat.Tests.NukeCommon;
using MlOpsBuild.Tests.Shared;
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
        var packages = await NpmPackages.GetAsync(
            SampleBuild.Repository,
            $"openapi-{DescriptionVersion}-prism-{PrismVersion}",
            [(Description, DescriptionVersion), (Prism, PrismVersion)],
            Trim
        );
        if (packages.Missing is not null)
        {
            Missing = packages.Missing;
            return;
        }

        var modules = Path.Combine(packages.Directory, "node_modules");
        var text = await File.ReadAllTextAsync(
            Path.Combine(modules, Description, "generated/api.github.com.json")
        );
        var file = Path.Combine(_directory.FullName, "api.json");
        await File.WriteAllTextAsync(
            file,
            GitHubDescription.Trim(JsonNode.Parse(text)!.AsObject()).ToJsonString()
        );
        _process = NpmPackages.Start(
            NpmPackages.Node!,
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

    /// <summary>Other servers, and references written out: hundreds of megabytes.</summary>
    private static void Trim(string directory)
    {
        foreach (
            var file in Directory.GetFiles(
                Path.Combine(directory, "node_modules", Description, "generated")
            )
        )
        {
            if (Path.GetFileName(file) != "api.github.com.json")
                File.Delete(file);
        }
    }
}
