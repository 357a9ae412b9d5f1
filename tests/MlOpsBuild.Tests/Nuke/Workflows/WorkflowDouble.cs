using System.Diagnostics;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>Runs a build of tests/WorkflowDouble as a process of its own, in a root of its own.</summary>
internal sealed class WorkflowDouble : IDisposable
{
    private const string Name = "WorkflowDouble";
    private readonly string _build;

    public WorkflowDouble(string build)
    {
        _build = build;
        Root = Directory.CreateTempSubdirectory("mlops-workflows-").FullName;
        Write(".nuke/parameters.json", "{}\n");
        Write("build.cmd", "");
        Write("build.sh", "");
    }

    public string Root { get; }

    public IReadOnlyList<string> Files =>
        Directory.Exists(PathOf(".github/workflows"))
            ?
            [
                .. Directory
                    .GetFiles(PathOf(".github/workflows"))
                    .Select(f => Path.GetFileName(f))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string Read(string file) =>
        File.ReadAllText(Path.Combine(PathOf(".github/workflows"), file));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Writes the workflows and does nothing else, as a build does that found them out of date.</summary>
    public (int ExitCode, string Output) Generate(params (string Name, string Value)[] variables) =>
        Run("--generate-configuration GitHubActions_mlops --host GitHubActions", variables);

    public (int ExitCode, string Output) Run(
        string arguments,
        params (string Name, string Value)[] variables
    )
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        var program = Path.Combine(
            GoldenFile.Root,
            "tests",
            Name,
            "bin",
            configuration,
            $"{Name}.dll"
        );
        var info = new ProcessStartInfo("dotnet", $"\"{program}\" {arguments} --no-logo")
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in new[] { "GITHUB_ACTIONS", "CI" })
        {
            info.Environment.Remove(inherited);
        }

        info.Environment["BUILD"] = _build;
        info.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
        {
            info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
