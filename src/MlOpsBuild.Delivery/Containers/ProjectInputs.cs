using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>The files that a project is made of: its own, those of the projects that it names, and what holds for all.</summary>
internal static class ProjectInputs
{
    private static readonly string[] s_shared =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "global.json",
        "nuget.config",
        "NuGet.config",
        "NuGet.Config",
    ];

    /// <summary>The digest of names and contents; where the files lie does not matter.</summary>
    /// <exception cref="UsageException">A project is no XML.</exception>
    public static async Task<Digest> DigestAsync(
        string project,
        CancellationToken cancellationToken
    )
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        AddProject(Path.GetFullPath(project), files, new HashSet<string>(StringComparer.Ordinal));
        var root = Path.GetDirectoryName(project)!;
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var name in s_shared)
            {
                AddFile(Path.Combine(folder, name), files);
            }
        }

        var digests = new JsonObject();
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            digests[name] = (await Digest.OfFileAsync(file, cancellationToken)).ToString();
        }

        return CanonicalJson.DigestOf(digests);
    }

    private static void AddProject(string project, SortedSet<string> files, HashSet<string> seen)
    {
        if (!seen.Add(project))
        {
            return;
        }

        var folder = Path.GetDirectoryName(project)!;
        AddFolder(folder, files);
        foreach (var (kind, path) in Includes(project))
        {
            var full = Path.GetFullPath(Path.Combine(folder, path.Replace('\\', '/')));
            if (kind == "ProjectReference" && File.Exists(full))
            {
                AddProject(full, files, seen);
            }
            else if (full.Contains('*', StringComparison.Ordinal))
            {
                AddMatches(full, files);
            }
            else
            {
                AddFile(full, files);
            }
        }
    }

    // Sources of another project: all of the folder counts, whatever the pattern leaves out of it.
    private static void AddMatches(string pattern, SortedSet<string> files)
    {
        var folder = Path.GetDirectoryName(
            pattern[..pattern.IndexOf('*', StringComparison.Ordinal)]
        );
        if (Directory.Exists(folder))
        {
            AddFolder(folder, files);
        }
    }

    // What is built is not what it is built from.
    private static void AddFolder(string folder, SortedSet<string> files)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            files.Add(file);
        }

        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            if (Path.GetFileName(child) is not ("bin" or "obj") and not ['.', ..])
            {
                AddFolder(child, files);
            }
        }
    }

    private static void AddFile(string path, SortedSet<string> files)
    {
        if (File.Exists(path))
        {
            files.Add(path);
        }
    }

    private static List<(string Kind, string Path)> Includes(string project)
    {
        try
        {
            return
            [
                .. XDocument
                    .Load(project)
                    .Descendants()
                    .SelectMany(item =>
                        (item.Attribute("Include")?.Value ?? item.Attribute("Project")?.Value ?? "")
                            .Split(
                                ';',
                                StringSplitOptions.TrimEntries
                                    | StringSplitOptions.RemoveEmptyEntries
                            )
                            .Select(path => (item.Name.LocalName, path))
                    ),
            ];
        }
        catch (XmlException e)
        {
            throw new UsageException(
                $"The project cannot be read: {e.Message}",
                new SourceLocation(project, e.LineNumber, e.LinePosition)
            );
        }
    }
}
