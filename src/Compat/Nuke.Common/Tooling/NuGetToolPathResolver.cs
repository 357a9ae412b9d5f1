using System.Reflection;
using System.Runtime.Versioning;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>Finds programs of packages.</summary>
public static class NuGetToolPathResolver
{
    /// <summary>A directory that holds one directory for each package, and is searched first.</summary>
    public static string EmbeddedPackagesDirectory
    {
        get => field ?? NukeBuild.Current?.EmbeddedPackagesDirectory;
        set;
    }

    /// <summary>What the restore of the build project wrote. <value>The default value is <c>obj/project.assets.json</c> of the build project.</value></summary>
    public static string NuGetAssetsConfigFile
    {
        get =>
            field
            ?? NukeBuild.Current?.NuGetAssetsConfigFile
            ?? (
                NukeBuild.BuildProjectDirectory is { } directory
                    ? directory / "obj" / "project.assets.json"
                    : null
            );
        set;
    }

    /// <summary>
    /// The path of a program. Names of packages and of programs may be alternatives, as <c>a|b</c>. Of several frameworks the one that is asked for is
    /// taken, else that of the build, else the newest.
    /// </summary>
    public static string GetPackageExecutable(
        string packageId,
        string packageExecutable,
        string version = null,
        string framework = null
    )
    {
        var directory = GetPackageDirectory(
            packageId.NotNull().Split('|', StringSplitOptions.RemoveEmptyEntries),
            version
        );
        var names = packageExecutable.NotNull().Split('|', StringSplitOptions.RemoveEmptyEntries);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MatchCasing = MatchCasing.CaseInsensitive,
        };
        var files = names
            .SelectMany(x => Directory.GetFiles(directory, x, options))
            .OrderBy(x => x, StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(
            files,
            $"Could not find {names.Select(x => x.SingleQuote()).Join(" or ")} inside '{directory}'"
        );
        return files
            .GroupBy(GetFramework, StringComparer.OrdinalIgnoreCase)
            .MaxBy(x => GetRank(x.Key, framework ?? BuildFramework))
            .MinBy(GetKindRank);
    }

    private static string BuildFramework =>
        Assembly
            .GetEntryAssembly()
            ?.GetCustomAttribute<TargetFrameworkAttribute>()
            ?.FrameworkDisplayName?.Replace(".NET ", "net", StringComparison.Ordinal);

    /// <summary>Fails where a package is not there.</summary>
    internal static void CheckPackage(string packageId, string version) =>
        GetPackageDirectory([packageId], version);

    private static string GetPackageDirectory(string[] packageIds, string version)
    {
        var names = packageIds.Select(x => x.SingleQuote()).Join(" or ");
        foreach (var id in packageIds)
        {
            if (
                EmbeddedPackagesDirectory is { } embedded
                && Directory.Exists(Path.Combine(embedded, id))
            )
                return Path.Combine(embedded, id);

            if (
                File.Exists(NuGetAssetsConfigFile)
                && NuGetAssets.FindPackageDirectory(NuGetAssetsConfigFile, id, version) is { } found
            )
                return found;
        }

        var lines = new List<string>
        {
            $"Could not find package {names}{(version is null ? "" : $" ({version})")} using:",
        };
        if (EmbeddedPackagesDirectory is not null)
            lines.Add($" - Embedded packages directory at '{EmbeddedPackagesDirectory}'");

        lines.Add($" - Project assets file '{NuGetAssetsConfigFile}'");
        lines.Add(
            $"Add a <PackageDownload Include=\"{packageIds[0]}\" Version=\"[{version ?? "VERSION"}]\" /> to the build project."
        );
        throw new ArgumentException(lines.JoinNewLine());
    }

    /// <summary><c>tools/net8.0/any/tool.dll</c> is for net8.0.</summary>
    private static string GetFramework(string file)
    {
        var directory = new FileInfo(file).Directory.NotNull();
        return directory.Name.EqualsOrdinalIgnoreCase("any")
            ? directory.Parent.NotNull().Name
            : directory.Name;
    }

    private static (bool, bool, Version) GetRank(string framework, string wanted) =>
        (
            framework.EqualsOrdinalIgnoreCase(wanted),
            framework.StartsWithOrdinalIgnoreCase("net")
                && framework.Contains('.', StringComparison.Ordinal)
                && !framework.StartsWithOrdinalIgnoreCase("netcoreapp"),
            Version.TryParse(framework.TrimStart([.. "netcoreapNETCOREAP"]), out var version)
                ? version
                : new Version()
        );

    private static int GetKindRank(string file) =>
        Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".DLL" => 0,
            ".EXE" when EnvironmentInfo.IsWin => 1,
            ".SH" when EnvironmentInfo.IsUnix => 1,
            _ => 2,
        };
}
