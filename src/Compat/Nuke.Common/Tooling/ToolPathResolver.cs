namespace Nuke.Common.Tooling;

/// <summary>Finds the paths of programs.</summary>
public static class ToolPathResolver
{
    /// <summary>The path in an environment variable, or null where there is none. A path without a file fails.</summary>
    public static string TryGetEnvironmentExecutable(string environmentExecutable)
    {
        var path = EnvironmentInfo.GetVariable(environmentExecutable);
        if (string.IsNullOrEmpty(path))
            return null;

        Assert.FileExists(
            path,
            $"Path '{path}' from environment variable '{environmentExecutable}' does not exist"
        );
        return path;
    }

    /// <summary>The path of a file, or of a program in the directories of the PATH variable.</summary>
    public static string GetPathExecutable(string pathExecutable) =>
        File.Exists(pathExecutable)
            ? Path.GetFullPath(pathExecutable)
            : ToolPaths
                .TryFind(pathExecutable)
                .NotNull($"Could not find '{pathExecutable}' on the PATH.");
}
