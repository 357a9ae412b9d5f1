using System.Text.Json;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>The OpenAPI description of Kubernetes, as judge of manifests: strict, so that no member goes unnoticed.</summary>
public sealed class KubernetesSchemas : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["kubernetes-models"] = "5.1.0",
        ["typescript"] = "5.9.3",
        ["yaml"] = "2.8.1",
    };

    private string? _folder;
    private string? _missing;

    public async ValueTask InitializeAsync() =>
        (_folder, _missing) = await NpmPackages.EnsureAsync(
            string.Join('-', Packages.Select(x => $"{x.Key}-{x.Value}")),
            Packages
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What is not as described, each with the name of its text; or a skipped test.</summary>
    internal async Task<IReadOnlyList<string>> FindAsync(
        IEnumerable<(string Name, string Yaml)> manifests
    )
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        using var process = NpmPackages.Start(
            NpmPackages.FindProgram("node")!,
            GoldenFile.Root,
            [
                Path.Combine(
                    GoldenFile.Root,
                    "tests/MlOpsBuild.Delivery.Tests/Deploy/Kubernetes/check.mjs"
                ),
                _folder!,
            ]
        );
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(
            JsonSerializer.Serialize(manifests.Select(x => new { name = x.Name, content = x.Yaml }))
        );
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return
        [
            .. JsonSerializer
                .Deserialize<List<Finding>>(output, JsonSerializerOptions.Web)!
                .Select(x => $"{x.Name}: {x.Message}"),
        ];
    }

    private sealed record Finding(string Name, string Message);
}
