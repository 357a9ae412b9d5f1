using System.Diagnostics;

namespace MlOpsBuild.Tests.Shared;

/// <summary>
/// Packages of npm that tests use as judges, of fixed versions, without their install scripts. They come once into the
/// ignored .mlops folder.
/// </summary>
internal sealed class NpmPackages
{
    private NpmPackages(string directory, string? missing) =>
        (Directory, Missing) = (directory, missing);

    /// <summary>The folder that has <c>node_modules</c>.</summary>
    public string Directory { get; }

    /// <summary>Why they are not there; null if they are.</summary>
    public string? Missing { get; }

    /// <summary>Node's path, or null.</summary>
    public static string? Node { get; } = FindProgram("node");

    /// <summary>Installs what is not there yet.</summary>
    /// <param name="repository">The root of this repository.</param>
    /// <param name="name">The folder's name, which changes with the versions.</param>
    /// <param name="packages">Names and versions.</param>
    /// <param name="trim">Removes from the folder what nobody needs.</param>
    public static async Task<NpmPackages> GetAsync(
        string repository,
        string name,
        IReadOnlyList<(string Name, string Version)> packages,
        Action<string>? trim = null
    )
    {
        var directory = Path.Combine(repository, ".mlops", "tests", "npm", name);
        if (Node is null || FindProgram("npm") is not { } npm)
            return new NpmPackages(directory, "node and npm are not installed");

        if (System.IO.Directory.Exists(directory))
            return new NpmPackages(directory, null);

        // Into a folder beside it first: another run may do the same, or this one may be interrupted.
        var parent = System.IO.Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
        var target = Path.Combine(parent.FullName, $"{name}-{Guid.NewGuid():N}");
        System.IO.Directory.CreateDirectory(target);
        var wanted = string.Join(',', packages.Select(p => $"\"{p.Name}\":\"{p.Version}\""));
        await File.WriteAllTextAsync(
            Path.Combine(target, "package.json"),
            "{\"private\":true,\"dependencies\":{" + wanted + "}}"
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
            System.IO.Directory.Delete(target, recursive: true);
            return new NpmPackages(directory, $"npm does not install {wanted}: {output}");
        }

        trim?.Invoke(target);
        try
        {
            System.IO.Directory.Move(target, directory);
        }
        catch (IOException) when (System.IO.Directory.Exists(directory))
        {
            System.IO.Directory.Delete(target, recursive: true);
        }

        return new NpmPackages(directory, null);
    }

    /// <summary>Starts a program without colours; what it complains of is read and dropped.</summary>
    public static Process Start(string program, string directory, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
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
