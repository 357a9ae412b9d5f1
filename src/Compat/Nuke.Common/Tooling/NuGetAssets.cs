using System.Text.Json;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>Reads what a restore wrote: which packages a project has, and where they are.</summary>
internal static class NuGetAssets
{
    /// <summary>The directory of a package, or null where the project has it not, or in another version.</summary>
    public static string FindPackageDirectory(string assetsFile, string packageId, string version)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        var root = document.RootElement;
        var versions = GetDownloads(root)
            .Concat(GetLibraries(root))
            .Where(x => x.Id.EqualsOrdinalIgnoreCase(packageId))
            .Select(x => x.Version)
            .Where(x => version is null || x.EqualsOrdinalIgnoreCase(version))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        Assert.True(
            versions.Count <= 1,
            $"Package '{packageId}' is referenced with multiple versions ({versions.JoinCommaSpace()}). Name the one to use."
        );
        return versions.Count == 0
            ? null
            : root.GetProperty("packageFolders")
                .EnumerateObject()
                .Select(x =>
                    Path.Combine(
                        x.Name,
                        packageId.ToLowerInvariant(),
                        versions[0].ToLowerInvariant()
                    )
                )
                .FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<(string Id, string Version)> GetDownloads(JsonElement root)
    {
        foreach (
            var framework in root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
        )
        {
            if (!framework.Value.TryGetProperty("downloadDependencies", out var downloads))
                continue;

            // A version is a range of one: [1.2.3, 1.2.3].
            foreach (var download in downloads.EnumerateArray())
                yield return (
                    download.GetProperty("name").GetString(),
                    download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0].Trim()
                );
        }
    }

    private static IEnumerable<(string Id, string Version)> GetLibraries(JsonElement root) =>
        root.GetProperty("libraries")
            .EnumerateObject()
            .Where(x => x.Value.GetProperty("type").ValueEquals("package"))
            .Select(x => x.Name.Split('/'))
            .Select(x => (x[0], x[1]));
}
