using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Runs tests/NukeSample as a process of its own, in a root directory of its own.</summary>
public sealed partial class SampleBuild : IDisposable
{
    private static readonly Lazy<string> s_assembly = new(FindAssembly);

    public SampleBuild()
    {
        Root = Directory.CreateTempSubdirectory("nuke-sample-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, ".nuke"));
        var source = Path.Combine(ProjectDirectory, ".nuke");
        foreach (var file in Directory.GetFiles(source, "parameters*.json"))
            File.Copy(file, Path.Combine(Root, ".nuke", Path.GetFileName(file)));

        CreateRepository(Path.Combine(Root, ".git"));
    }

    public string Root { get; }

    public static string ProjectDirectory
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "MlOpsBuild.sln")))
                directory =
                    directory.Parent
                    ?? throw new InvalidOperationException("The tests run outside the repository");

            return Path.Combine(directory.FullName, "tests", "NukeSample");
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public SampleResult Run(string arguments, params (string Name, string Value)[] variables)
    {
        using var process = Start(arguments, variables);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SampleResult(process.ExitCode, Normalize(output + error.Result));
    }

    public Process Start(string arguments, params (string Name, string Value)[] variables)
    {
        var info = new ProcessStartInfo("dotnet", $"\"{s_assembly.Value}\" {arguments} --no-logo")
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in info
                .Environment.Keys.Where(x => x.StartsWith("GITHUB_", StringComparison.Ordinal))
                .ToList()
        )
            info.Environment.Remove(name);

        info.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
            info.Environment[name] = value;

        var process = Process.Start(info)!;
        process.StandardInput.Close();
        return process;
    }

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

    private static string FindAssembly()
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        var assembly = Path.Combine(ProjectDirectory, "bin", configuration, "NukeSample.dll");
        if (!File.Exists(assembly))
        {
            using var process = Process.Start(
                "dotnet",
                $"build \"{ProjectDirectory}\" -c {configuration} -v q"
            );
            process.WaitForExit();
        }

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
                    Regex
                        .Replace(x.Replace("< 1sec", "", StringComparison.Ordinal), @"\s+", " ")
                        .Trim()
                ),
        ];

    /// <summary>The exit code as a shell sees it.</summary>
    public int ShellExitCode => ExitCode & 0xff;
}
