using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Runs tests/NukeRecorded, or another build of this repository, as a process of its own, in a root directory of its own.</summary>
public sealed partial class SampleBuild : IDisposable
{
    public SampleBuild(string project = "NukeRecorded")
    {
        Assembly = FindAssembly(project);
        Root = Directory.CreateTempSubdirectory("nuke-sample-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, ".nuke"));
        var source = Path.Combine(GetDirectory(project), ".nuke");
        if (!Directory.Exists(source))
            return;

        foreach (var file in Directory.GetFiles(source, "parameters*.json"))
            File.Copy(file, Path.Combine(Root, ".nuke", Path.GetFileName(file)));

        // Its workflows are up to date, and the script that they call is there.
        File.WriteAllText(Path.Combine(Root, "build.cmd"), "");
        var workflows = Directory.CreateDirectory(Path.Combine(Root, ".github", "workflows"));
        foreach (var file in Directory.GetFiles(References, "*.yml"))
            File.Copy(file, Path.Combine(workflows.FullName, Path.GetFileName(file)));

        CreateRepository(Path.Combine(Root, ".git"));
    }

    public string Root { get; }

    /// <summary>The build's program.</summary>
    public string Assembly { get; private init; }

    /// <summary>The workflows that Nuke.Common 10.1.0 makes from the attributes of the sample.</summary>
    public static string References { get; } =
        Path.Combine(Repository, "tests/MlOpsBuild.Compat.Tests/NukeCommon/References/workflows");

    /// <summary>The root directory of this repository.</summary>
    public static string Repository
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "MlOpsBuild.sln")))
                directory =
                    directory.Parent
                    ?? throw new InvalidOperationException("The tests run outside the repository");

            return directory.FullName;
        }
    }

    private static string GetDirectory(string project) =>
        Path.Combine(Repository, "tests", project);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Another build in the same root directory.</summary>
    public SampleBuild With(string project) => new(this, FindAssembly(project));

    private SampleBuild(SampleBuild other, string assembly)
    {
        Root = other.Root;
        Assembly = assembly;
    }

    public SampleResult Run(string arguments, params (string Name, string Value)[] variables)
    {
        using var process = Start(arguments, variables);
        var (output, exitCode) = BuildProcess.Finish(process);
        return new SampleResult(exitCode, Normalize(output));
    }

    public Process Start(string arguments, params (string Name, string Value)[] variables) =>
        BuildProcess.Start("dotnet", GetArguments(arguments), Root, variables);

    private string GetArguments(string arguments) =>
        arguments.StartsWith(":complete", StringComparison.Ordinal)
            ? $"\"{Assembly}\" {arguments}"
            : $"\"{Assembly}\" {arguments} --no-logo";

    /// <summary>What <c>git init</c>, a commit and <c>git remote add</c> leave, without three processes a test.</summary>
    private static void CreateRepository(string directory)
    {
        foreach (var name in new[] { "objects", "refs/heads", "refs/tags" })
            Directory.CreateDirectory(Path.Combine(directory, name));

        File.WriteAllText(Path.Combine(directory, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(
            Path.Combine(directory, "refs/heads/main"),
            "0123456789012345678901234567890123456789\n"
        );
        File.WriteAllText(
            Path.Combine(directory, "config"),
            "[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = https://github.com/acme/widgets.git\n"
        );
    }

    private static string FindAssembly(string project)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        var assembly = Path.Combine(GetDirectory(project), "bin", configuration, $"{project}.dll");
        File.Exists(assembly).ShouldBeTrue($"{assembly} is built with the tests");
        return assembly;
    }

    /// <summary>No colours, no-break spaces as spaces, no characters without width.</summary>
    private static string Normalize(string text) =>
        Colors().Replace(text, "").Replace('\u00a0', ' ').Replace("\u200b", "").Replace("\r", "");

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colors();
}

/// <summary>What a run left behind.</summary>
public sealed record SampleResult(int ExitCode, string Output)
{
    /// <summary>Rows of the table, such as <c>Test Succeeded // Passed: 12</c>, without durations.</summary>
    public IReadOnlyList<string> Rows =>
        [
            .. Output
                .Split('\n')
                .SkipWhile(x => !x.StartsWith("Target  ", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(x => !x.StartsWith('─'))
                .Select(x =>
                    Regex.Replace(x, @"(?:\s*(?:< 1sec|\s\d+:\d\d)(?=\s|$)|\s)+", " ").Trim()
                ),
        ];

    /// <summary>The exit code as a shell sees it.</summary>
    public int ShellExitCode => ExitCode & 0xff;
}
