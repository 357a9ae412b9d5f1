namespace Nuke.Common.Tooling;

/// <summary>Finds programs as a shell does.</summary>
internal static class ToolPaths
{
    public static string TryFind(string name)
    {
        foreach (var directory in EnvironmentInfo.Paths)
        {
            foreach (var candidate in GetNames(name))
            {
                var path = Path.Combine(directory, candidate);
                if (IsExecutable(path))
                    return path;
            }
        }

        return null;
    }

    private static IEnumerable<string> GetNames(string name)
    {
        if (!EnvironmentInfo.IsWin || Path.HasExtension(name))
            return [name];

        var extensions = EnvironmentInfo.GetVariable("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD";
        return extensions.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(x => name + x);
    }

    private static bool IsExecutable(string path)
    {
        if (!File.Exists(path))
            return false;

        const UnixFileMode Execute =
            UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & Execute) != UnixFileMode.None;
    }
}
