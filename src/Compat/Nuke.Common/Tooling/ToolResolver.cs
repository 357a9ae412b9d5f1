namespace Nuke.Common.Tooling;

/// <summary>Finds programs.</summary>
public static class ToolResolver
{
    /// <summary>A program by its path.</summary>
    public static Tool GetTool(string toolPath)
    {
        Assert.FileExists(toolPath);
        return new ToolExecutor(toolPath).Execute;
    }

    /// <summary>A program of a package that the build project references or downloads.</summary>
    public static Tool GetNuGetTool(
        string packageId,
        string packageExecutable,
        string version = null,
        string framework = null
    ) =>
        GetTool(
            NuGetToolPathResolver.GetPackageExecutable(
                packageId,
                packageExecutable,
                version,
                framework
            )
        );

    /// <summary>A program of a package that is installed in <c>node_modules</c>.</summary>
    public static Tool GetNpmTool(string npmExecutable) =>
        GetTool(NpmToolPathResolver.GetNpmExecutable(npmExecutable));

    /// <summary>The program whose path is in the environment variable <c>NAME_EXE</c>, or null.</summary>
    public static Tool TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable($"{name.ToUpperInvariant()}_EXE") is { } path
            ? GetTool(path)
            : null;

    /// <summary>A program in the directories of the PATH variable.</summary>
    public static Tool GetPathTool(string name) =>
        GetTool(ToolPathResolver.GetPathExecutable(name));

    public static Tool GetEnvironmentOrPathTool(string name) =>
        TryGetEnvironmentTool(name) ?? GetPathTool(name);
}
