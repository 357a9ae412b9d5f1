using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Programs;

/// <summary>The first word of a command, looked up: a file of the project if there is one of that name, else a program of the machine.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Path">Its full path; <see langword="null"/>: there is none.</param>
/// <param name="IsOfProject">Whether it is a file of the project.</param>
internal sealed record ProgramFile(string Name, string? Path, bool IsOfProject)
{
    /// <summary>Looks it up.</summary>
    /// <param name="projectDirectory">The folder whose files come first.</param>
    /// <param name="name">A name, or a path relative to the folder, or a full path.</param>
    public static ProgramFile Find(string projectDirectory, string name)
    {
        if (ProjectFiles.Named(projectDirectory, name) is { } file)
        {
            return new ProgramFile(name, System.IO.Path.Combine(projectDirectory, file), true);
        }

        var found =
            System.IO.Path.IsPathRooted(name) ? (File.Exists(name) ? name : null)
            : name.Contains('/', StringComparison.Ordinal) ? null
            : OnPath(name);
        return new ProgramFile(name, found, false);
    }

    /// <summary>The full path of what can be started.</summary>
    /// <param name="use">What it is for, e.g. <c>train.command</c>.</param>
    /// <param name="hint">What else may be done where there is none, with a leading space, or an empty string.</param>
    /// <exception cref="MlOpsException">There is no such program, or it may not be run.</exception>
    public string Require(string use, string hint = "")
    {
        if (Path is null)
        {
            throw new MlOpsException(
                $"{use} starts '{Name}', which is neither a file of the project nor a program on the PATH of this machine: install it, or correct the name in mlops.yaml.{hint}"
            );
        }

        return IsRunnable(Path)
            ? Path
            : throw new MlOpsException(
                $"{use} starts '{Name}', which is not executable: run 'chmod +x {Name}' (in Git: 'git update-index --chmod=+x {Name}'), or start it by its interpreter, e.g. [python3, {Name}]."
            );
    }

    /// <summary>Whether the system would start it.</summary>
    internal static bool IsRunnable(string path) =>
        OperatingSystem.IsWindows()
        || (
            File.GetUnixFileMode(path)
            & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)
        ) != UnixFileMode.None;

    /// <summary>The program of that name on the PATH, or <see langword="null"/>.</summary>
    public static string? OnPath(string name)
    {
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        foreach (var folder in folders)
        {
            foreach (var extension in extensions)
            {
                var path = System.IO.Path.Combine(folder, name + extension);
                if (File.Exists(path) && IsRunnable(path))
                {
                    return path;
                }
            }
        }

        return null;
    }
}
