using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MlOpsBuild.Tests.Conventions;

/// <summary>Arrows between projects, and between the rooms of the library, point one way.</summary>
public sealed partial class ArrowTests
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new(
        StringComparer.Ordinal
    )
    {
        ["MlOpsBuild.Scoring"] = [],
        ["MlOpsBuild"] = ["MlOpsBuild.Scoring"],
        ["MlOpsBuild.Delivery"] = ["MlOpsBuild"],
        ["MlOpsBuild.MLNet"] = ["MlOpsBuild"],
        ["MlOpsBuild.MLNet.Serving"] = ["MlOpsBuild.Scoring"],
        ["MlOpsBuild.Nuke"] = ["MlOpsBuild.Delivery", "MlOpsBuild.MLNet"],
        ["MlOpsBuild.Serving"] = ["MlOpsBuild.Scoring"],
        ["Nuke.Common"] = [],
        ["Nuke.Common.SourceGenerators"] = [],
        ["Octokit"] = [],
        ["Docker.DotNet"] = [],
        ["Docker.DotNet.X509"] = ["Docker.DotNet"],
        ["_build"] = ["MlOpsBuild.Nuke"],
    };

    // What each room may name besides itself, Common and Scoring.
    private static readonly Dictionary<string, string[]> AllowedRooms = new(StringComparer.Ordinal)
    {
        ["Common"] = [],
        ["Registry"] = ["Pipelines"],
        ["Pipelines"] = ["Registry"],
        ["Configuration"] = ["Training"],
        ["Data"] = ["Configuration", "Pipelines"],
        ["Training"] = ["Configuration", "Data", "Pipelines"],
        ["Evaluation"] = ["Configuration", "Data", "Training", "Pipelines"],
        ["Monitoring"] = ["Configuration", "Data", "Evaluation", "Pipelines"],
        ["Reports"] = ["Configuration", "Data", "Evaluation", "Pipelines", "Registry"],
    };

    [Fact]
    public void Projects_reference_only_what_the_design_allows()
    {
        var found = 0;
        foreach (var folder in new[] { "src", "build" })
        {
            foreach (
                var file in Directory.EnumerateFiles(
                    Path.Combine(RepositoryFiles.Root, folder),
                    "*.csproj",
                    SearchOption.AllDirectories
                )
            )
            {
                var name = Path.GetFileNameWithoutExtension(file);
                AllowedProjects.ShouldContainKey(name);
                foreach (var reference in XDocument.Load(file).Descendants("ProjectReference"))
                {
                    var target = Path.GetFileNameWithoutExtension(
                        reference.Attribute("Include")!.Value.Replace('\\', '/')
                    );
                    AllowedProjects[name]
                        .ShouldContain(target, $"{name} must not reference {target}");
                    found++;
                }
            }
        }

        found.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Rooms_name_only_what_the_design_allows()
    {
        var violations = new List<string>();
        var seen = 0;
        foreach (var file in RepositoryFiles.Sources("src/MlOpsBuild"))
        {
            var room = Room(file);
            if (room is null)
            {
                continue; // the composition root may name every room
            }

            AllowedRooms.ShouldContainKey(room, $"{file} is in a room the design does not have");
            foreach (Match match in RoomName().Matches(WithoutComments(RepositoryFiles.Read(file))))
            {
                seen++;
                var named = match.Groups[1].Value;
                if (
                    AllowedRooms.ContainsKey(named)
                    && named != room
                    && named != "Common"
                    && !AllowedRooms[room].Contains(named, StringComparer.Ordinal)
                )
                {
                    violations.Add($"{file} names {named}");
                }
            }
        }

        violations.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void The_library_and_scoring_know_no_build_or_delivery_types()
    {
        foreach (
            var file in RepositoryFiles
                .Sources("src/MlOpsBuild")
                .Concat(RepositoryFiles.Sources("src/MlOpsBuild.Scoring"))
        )
        {
            var text = WithoutComments(RepositoryFiles.Read(file));
            foreach (
                var foreign in new[]
                {
                    "using Nuke.",
                    "using Octokit",
                    "using Docker.",
                    "using Microsoft.ML",
                }
            )
            {
                text.ShouldNotContain(foreign, customMessage: file);
            }
        }
    }

    [Fact]
    public void Folders_are_namespaces()
    {
        var wrong = new List<string>();
        foreach (
            var project in new[]
            {
                "MlOpsBuild",
                "MlOpsBuild.Scoring",
                "MlOpsBuild.Delivery",
                "MlOpsBuild.MLNet",
                "MlOpsBuild.MLNet.Serving",
                "MlOpsBuild.Nuke",
            }
        )
        {
            foreach (var file in RepositoryFiles.Sources($"src/{project}"))
            {
                var folder = Path.GetDirectoryName(file)!.Replace('\\', '/')[
                    $"src/{project}".Length..
                ];
                // What the library and the serving program both need of the room Common lies where both find it.
                var expected =
                    project == "MlOpsBuild.Scoring" && folder == "/Common"
                        ? "MlOpsBuild.Common"
                        : project + folder.Replace('/', '.');
                if (
                    !RepositoryFiles
                        .Read(file)
                        .Contains($"namespace {expected};", StringComparison.Ordinal)
                )
                {
                    wrong.Add($"{file} is not in namespace {expected}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        RepositoryFiles
            .Sources("src")
            .Where(f => RepositoryFiles.Read(f).AsSpan().Count('\n') > 400)
            .ShouldBeEmpty();

    [Fact]
    public void Compat_projects_say_that_they_are_not_the_library()
    {
        foreach (
            var folder in Directory.EnumerateDirectories(
                Path.Combine(RepositoryFiles.Root, "src", "Compat")
            )
        )
        {
            var readme = Path.Combine(folder, "README.md");
            File.Exists(readme).ShouldBeTrue(readme);
            File.ReadAllText(readme).ShouldContain("Not ");
        }
    }

    private static string? Room(string file)
    {
        var parts = file.Split('/');
        return parts.Length > 3 ? parts[2] : null;
    }

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bMlOpsBuild\.([A-Z][A-Za-z]+)")]
    private static partial Regex RoomName();
}
