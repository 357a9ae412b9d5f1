using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The process, the machine and their environment.</summary>
public static partial class EnvironmentInfo
{
    public static string NewLine => Environment.NewLine;

    public static string MachineName => Environment.MachineName;

    public static AbsolutePath WorkingDirectory
    {
        get => AbsolutePath.Create(Environment.CurrentDirectory);
        set => Environment.CurrentDirectory = value;
    }

    /// <summary>Changes the working directory until the result is disposed.</summary>
    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        Assert.DirectoryExists(path);
        var previous = WorkingDirectory;
        WorkingDirectory = path;
        return new Restore(previous);
    }

    /// <summary>A directory that the system knows, or null where it has none of the kind.</summary>
    public static AbsolutePath SpecialFolder(SpecialFolders folder)
    {
        var path = Environment.GetFolderPath((Environment.SpecialFolder)folder);
        if (path.Length == 0 && folder == SpecialFolders.UserProfile)
            path = GetVariable("USERPROFILE");

        return string.IsNullOrEmpty(path) ? null : AbsolutePath.Create(path);
    }

    private sealed class Restore(AbsolutePath directory) : IDisposable
    {
        public void Dispose() => WorkingDirectory = directory;
    }
}
