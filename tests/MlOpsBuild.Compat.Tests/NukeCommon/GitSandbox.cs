using System.Diagnostics;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Directories with repositories that the program git makes, and what it says about them.</summary>
public sealed class GitSandbox : IDisposable
{
    /// <summary>Below a directory with a blank in its name.</summary>
    public GitSandbox()
    {
        _directory = Directory.CreateTempSubdirectory("nuke-git-").FullName;
        Root = AbsolutePath.Create(_directory) / "with blank";
        Directory.CreateDirectory(Root);
    }

    private readonly string _directory;

    public AbsolutePath Root { get; }

    public void Dispose()
    {
        // Objects of git are read-only, which Windows takes as a reason to keep them.
        foreach (var file in Directory.GetFiles(_directory, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);

        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A repository with two commits on the branch main.</summary>
    public AbsolutePath Create(string name)
    {
        var path = Root / name;
        Git(Root, "init", "--quiet", "--initial-branch=main", name);
        Commit(path, "first");
        Commit(path, "second");
        return path;
    }

    public void Commit(AbsolutePath path, string message) =>
        Git(path, "commit", "--quiet", "--allow-empty", "-m", message);

    /// <summary>What git prints, without the line break at the end.</summary>
    public string Git(AbsolutePath path, params string[] arguments)
    {
        var (exitCode, output, error) = Run(path, arguments);
        exitCode.ShouldBe(0, $"git {string.Join(' ', arguments)}: {error}");
        return output;
    }

    /// <summary>What git prints, or null where it fails.</summary>
    public string? TryGit(AbsolutePath path, params string[] arguments)
    {
        var (exitCode, output, _) = Run(path, arguments);
        return exitCode == 0 ? output : null;
    }

    private static (int ExitCode, string Output, string Error) Run(
        AbsolutePath path,
        string[] arguments
    )
    {
        var info = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in info
                .Environment.Keys.Where(x => x.StartsWith("GIT_", StringComparison.Ordinal))
                .ToList()
        )
            info.Environment.Remove(name);

        info.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        info.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        info.Environment["GIT_ALLOW_PROTOCOL"] = "file";
        info.Environment["LC_ALL"] = "C";
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            info.Environment[$"GIT_{role}_NAME"] = "Ada";
            info.Environment[$"GIT_{role}_EMAIL"] = "ada@example.org";
            info.Environment[$"GIT_{role}_DATE"] = "2024-01-02T03:04:05Z";
        }

        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.TrimEnd('\r', '\n'), error.Result);
    }
}
