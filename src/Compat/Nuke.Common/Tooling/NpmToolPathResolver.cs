using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Finds programs of packages that are installed in <c>node_modules</c>.</summary>
public static class NpmToolPathResolver
{
    /// <summary>The file beside <c>node_modules</c>. <value>The default value is that of the build project, else that of the root directory.</value></summary>
    public static AbsolutePath NpmPackageJsonFile
    {
        get => field ?? NukeBuild.Current?.NpmPackageJsonFile ?? FindPackageJsonFile();
        set;
    }

    public static string GetNpmExecutable(string npmExecutable)
    {
        var file = NpmPackageJsonFile;
        Assert.FileExists(file);
        string path = file.Parent / "node_modules" / ".bin" / npmExecutable;
        if (EnvironmentInfo.IsWin)
            path += ".cmd";

        Assert.FileExists(
            path,
            $"Could not find '{npmExecutable}' of '{file}' at '{path}'. Run 'npm install' first."
        );
        return path;
    }

    private static AbsolutePath FindPackageJsonFile()
    {
        const string Name = "package.json";
        return NukeBuild.BuildProjectDirectory is { } directory && File.Exists(directory / Name)
            ? directory / Name
            : NukeBuild.RootDirectory / Name;
    }
}
