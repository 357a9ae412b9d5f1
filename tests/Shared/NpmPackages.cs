using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MlOpsBuild.Shared;

/// <summary>npm packages that tests need: installed once, into the ignored .mlops folder of this repository.</summary>
internal static class NpmPackages
{
    /// <summary>Gets the folder that holds <c>node_modules</c> with these packages; installs them if it is not there.</summary>
    /// <param name="name">The name of the folder: it must change with the packages and their versions.</param>
    /// <param name="packages">Exact versions by the names of packages.</param>
    /// <param name="prune">Deletes what is not needed from the new folder, before any other run sees it.</param>
    /// <returns>The folder, or why there is none: to be the reason of a skipped test.</returns>
    public static async Task<(string? Folder, string? Missing)> EnsureAsync(
        string name,
        IReadOnlyDictionary<string, string> packages,
        Action<string>? prune = null
    )
    {
        if (FindProgram("node") is null || FindProgram("npm") is not { } npm)
            return (null, "node and npm are not installed");

        var parent = Path.Combine(GetRepository(), ".mlops/tests/npm");
        var folder = Path.Combine(parent, name);
        if (Directory.Exists(folder))
            return (folder, null);

        // Into a folder beside it first: another run may do the same, or this one may be interrupted.
        var target = Path.Combine(parent, $"{name}.{Environment.ProcessId}");
        Directory.CreateDirectory(target);
        await File.WriteAllTextAsync(
            Path.Combine(target, "package.json"),
            JsonSerializer.Serialize(new { @private = true, dependencies = packages })
        );
        if (await InstallAsync(npm, target) is { } error)
        {
            Directory.Delete(target, recursive: true);
            return (null, $"npm does not install {string.Join(", ", packages.Keys)}: {error}");
        }

        prune?.Invoke(target);
        try
        {
            Directory.Move(target, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(target, recursive: true);
        }

        return (folder, null);
    }

    /// <summary>Starts a program without colors; its input and outputs are redirected; the outputs must be read.</summary>
    public static Process Start(string program, string folder, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["NO_COLOR"] = "1";
        info.Environment["FORCE_COLOR"] = "0";
        return Process.Start(info)!;
    }

    /// <summary>The full path of a program of PATH; null if there is none.</summary>
    public static string? FindProgram(string name)
    {
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(x => extensions.Select(e => Path.Combine(x, name + e)))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<string?> InstallAsync(string npm, string folder)
    {
        string[] arguments =
        [
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--no-progress",
        ];
        using var process = Start(npm, folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? null
            : $"exit code {process.ExitCode}: {output}{await error}";
    }

    private static string GetRepository([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));
}
