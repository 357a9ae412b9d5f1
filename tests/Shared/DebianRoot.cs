using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MlOpsBuild.Shared;

/// <summary>
/// The file system of some of Debian's packages, for images that tests need where no public registry is reachable. Made once,
/// into the ignored .mlops folder of this repository.
/// </summary>
internal static class DebianRoot
{
    /// <summary>Gets the tar archive of unpacked packages; their scripts are not run.</summary>
    /// <param name="name">The archive's name: must change with the packages.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="finish">A shell script that changes the unpacked files; it runs in their root.</param>
    /// <returns>The archive, or why there is none: to be the reason of a skipped test.</returns>
    public static async Task<(string? Archive, string? Missing)> EnsureAsync(
        string name,
        IReadOnlyList<string> packages,
        string finish = ""
    )
    {
        if (
            NpmPackages.FindProgram("apt-get") is null
            || NpmPackages.FindProgram("dpkg-deb") is null
        )
        {
            return (null, "apt-get and dpkg-deb are not installed");
        }

        var parent = Path.Combine(Repository(), ".mlops/tests/debian");
        var archive = Path.Combine(parent, name + ".tar");
        if (File.Exists(archive))
        {
            return (archive, null);
        }

        var folder = Path.Combine(parent, $"{name}.{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            // The times of files would make each archive another one.
            var (exitCode, output) = await RunAsync(
                $"""
                set -e
                mkdir packages root
                (cd packages && apt-get -qq download {string.Join(' ', packages)})
                for p in packages/*.deb; do dpkg-deb -x "$p" root; done
                rm -rf root/usr/share/doc root/usr/share/locale root/usr/share/man
                cd root
                {finish}
                tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf ../root.tar .
                """,
                folder
            );
            if (exitCode != 0)
            {
                return (null, $"apt-get does not get {string.Join(", ", packages)}: {output}");
            }

            File.Move(Path.Combine(folder, "root.tar"), archive, overwrite: true);
            return (archive, null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string script, string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", script])
            {
                WorkingDirectory = folder,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await error);
    }

    private static string Repository([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));
}
