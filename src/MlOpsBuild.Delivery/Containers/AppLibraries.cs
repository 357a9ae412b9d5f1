using System.Text.Json.Nodes;
using System.Xml.Linq;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Reads what a published program was made of from what the SDK leaves: <c>*.deps.json</c> and the packages' own.</summary>
internal static class AppLibraries
{
    private const string RuntimePack = "runtimepack.";

    public static async Task<IReadOnlyList<ImageBomLibrary>> ReadAsync(
        string work,
        string runtime,
        CancellationToken cancellationToken
    )
    {
        // The file is in the program; what is left is the one that it was bundled from.
        var deps = new DirectoryInfo(work)
            .EnumerateFiles(ServingApp.Program + "*.deps.json", SearchOption.AllDirectories)
            .Where(f => f.FullName.Contains(runtime, StringComparison.Ordinal))
            .OrderByDescending(f => f.LastWriteTimeUtc)
            .ThenBy(f => f.FullName, StringComparer.Ordinal)
            .FirstOrDefault();
        if (deps is null)
        {
            return [];
        }

        var json = JsonNode.Parse(await File.ReadAllBytesAsync(deps.FullName, cancellationToken));
        return json?["libraries"] is JsonObject libraries
            ?
            [
                .. libraries
                    .Select(l => Library(l.Key, l.Value?["type"]?.GetValue<string>()))
                    .OrderBy(l => l.Name, StringComparer.Ordinal),
            ]
            : [];
    }

    private static ImageBomLibrary Library(string key, string? type)
    {
        var slash = key.LastIndexOf('/');
        var (name, version) = slash < 0 ? (key, "") : (key[..slash], key[(slash + 1)..]);
        if (name.StartsWith(RuntimePack, StringComparison.Ordinal))
        {
            name = name[RuntimePack.Length..];
        }

        var isPackage = type is "package" or "runtimepack";
        return new ImageBomLibrary(
            name,
            version,
            isPackage,
            isPackage ? License(name, version) : null
        );
    }

    private static string? License(string name, string version)
    {
        var packages =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".nuget",
                "packages"
            );
        var id = name.ToLowerInvariant();
        var path = Path.Combine(packages, id, version.ToLowerInvariant(), id + ".nuspec");
        if (!File.Exists(path))
        {
            return null;
        }

        var license = XDocument
            .Load(path)
            .Descendants()
            .FirstOrDefault(e => e.Name.LocalName == "license");
        return license?.Attribute("type")?.Value == "expression" ? license.Value : null;
    }
}
