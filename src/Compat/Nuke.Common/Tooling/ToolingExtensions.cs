using System.Globalization;
using Nuke.Common.IO;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>Files as programs, and programs for files.</summary>
public static class ToolingExtensions
{
    /// <summary>Makes a file executable where the system has that, and in the index of Git or Subversion on request.</summary>
    public static AbsolutePath SetExecutable(this AbsolutePath path, bool updateVcsIndex = false)
    {
        Assert.FileExists(path);
        if (updateVcsIndex)
        {
            if (IsBelow(path, ".git"))
                Run("git", $"update-index --add --chmod=+x {Quote(path)}", path.Parent);
            else if (IsBelow(path, ".svn"))
                Run("svn", $"propset svn:executable on {Quote(path)}", path.Parent);
        }

        if (!OperatingSystem.IsWindows())
        {
            // Who may read may execute.
            var mode = File.GetUnixFileMode(path) | UnixFileMode.UserExecute;
            if (mode.HasFlag(UnixFileMode.GroupRead))
                mode |= UnixFileMode.GroupExecute;
            if (mode.HasFlag(UnixFileMode.OtherRead))
                mode |= UnixFileMode.OtherExecute;

            File.SetUnixFileMode(path, mode);
        }

        return path;
    }

    /// <summary>Creates a symbolic link to the path where the system is Unix; what is there is replaced by force only.</summary>
    public static AbsolutePath AddUnixSymlink(
        this AbsolutePath path,
        AbsolutePath linkPath,
        bool force = false
    )
    {
        if (!EnvironmentInfo.IsUnix)
            return path;

        var link = new FileInfo(linkPath);
        if (link.Exists || link.LinkTarget is not null)
        {
            Assert.True(force, $"Link '{linkPath}' already exists");
            link.Delete();
        }

        File.CreateSymbolicLink(linkPath, path);
        return path;
    }

    /// <summary>Sets permissions as <c>chmod</c> does, such as <c>755</c> or <c>u+x,go-w</c>, where the system is Unix.</summary>
    public static AbsolutePath SetUnixPermissions(this AbsolutePath path, string permissions)
    {
        if (EnvironmentInfo.IsUnix)
            Run("chmod", $"{permissions} {Quote(path)}", workingDirectory: null);

        return path;
    }

    /// <summary>Sets permissions by their octal digits, such as 755, where the system is Unix.</summary>
    public static AbsolutePath SetUnixPermissions(this AbsolutePath path, int permissions) =>
        path.SetUnixPermissions(permissions.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs a file by the system's shell, with a program before it where one is given. The cleanup comes in any case.</summary>
    public static AbsolutePath Run(
        this AbsolutePath path,
        string prefix = null,
        Action<AbsolutePath> cleanup = null
    )
    {
        try
        {
            ProcessTasks.StartShell($"{prefix} {Quote(path)}".Trim()).AssertZeroExitCode();
        }
        finally
        {
            cleanup?.Invoke(path);
        }

        return path;
    }

    /// <summary>Opens a file or directory with the program that the desktop has for it.</summary>
    public static void Open(this AbsolutePath path)
    {
        Assert.True(path.FileExists() || path.DirectoryExists(), $"Path '{path}' does not exist");
        if (EnvironmentInfo.IsWin)
            ProcessTasks.StartShell(
                $"{(path.DirectoryExists() ? "explorer.exe" : "call")} {Quote(path)}"
            );
        else
            ProcessTasks.StartProcess(EnvironmentInfo.IsOsx ? "open" : "xdg-open", Quote(path));
    }

    /// <summary>Logs the content of a file.</summary>
    public static AbsolutePath Print(
        this AbsolutePath path,
        LogEventLevel level = LogEventLevel.Information
    )
    {
        Log.Write(
            level,
            "Content of {Path}" + Environment.NewLine + "{Content:l}",
            path,
            path.ReadAllText()
        );
        return path;
    }

    private static bool IsBelow(AbsolutePath path, string name) =>
        path.FindParent(x => (x / name).DirectoryExists() || (x / name).FileExists()) is not null;

    private static string Quote(AbsolutePath path) =>
        path.ToString(AbsolutePath.DoubleQuoteIfNeeded);

    private static void Run(string tool, string arguments, string workingDirectory) =>
        ProcessTasks
            .StartProcess(tool, arguments, workingDirectory, logOutput: false, logInvocation: false)
            .AssertZeroExitCode();
}
