using FsCheck;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Files and directories by patterns; bash is the judge where it has the pattern too.</summary>
public sealed class GlobbingTests : IDisposable
{
    private static readonly string[] s_names =
    [
        "a",
        "b",
        "ab",
        "obj",
        "bin",
        "A",
        ".h",
        "a.cs",
        "b.txt",
    ];

    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("globs-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("*.cs", "a.cs")]
    [InlineData("**/*.cs", "a.cs src/B.cs src/a/b.cs src/a/bin/c.cs")]
    [InlineData("src/**", "src/B.cs src/a/[x].md src/a/b.cs src/a/bin/c.cs")]
    [InlineData("src/*/*.cs", "src/a/b.cs")]
    [InlineData("src/**/bin/**/*.cs", "src/a/bin/c.cs")]
    [InlineData("src/**/**/c.cs", "src/a/bin/c.cs")]
    [InlineData("**/?.cs", "a.cs src/B.cs src/a/b.cs src/a/bin/c.cs")]
    [InlineData("**/[a-b].cs", "a.cs src/a/b.cs")]
    [InlineData("**/[!a-b].cs", "src/B.cs src/a/bin/c.cs")]
    [InlineData("**/{b,c}.cs", "src/a/b.cs src/a/bin/c.cs")]
    [InlineData("{src,none}/{B,b}.cs", "src/B.cs")]
    [InlineData("s*/**a/b*", "src/a/b.cs")]
    [InlineData("src/B.cs", "src/B.cs")]
    [InlineData("SRC/b.cs", "")]
    [InlineData("*", ".hidden a.cs")]
    [InlineData("none/*", "")]
    public void Patterns(string pattern, string expected)
    {
        CreateFiles();
        GetNames(_root.GlobFiles(pattern))
            .ShouldBe(
                expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("*", "src")]
    [InlineData("**/bin", "src/a/bin")]
    [InlineData("**/{bin,a}", "src/a src/a/bin")]
    [InlineData("src/*", "src/a")]
    [InlineData("src/a/**", "src/a src/a/bin")]
    [InlineData("**/*.cs", "")]
    public void Patterns_of_directories(string pattern, string expected)
    {
        CreateFiles();
        GetNames(_root.GlobDirectories(pattern))
            .ShouldBe(
                expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                ignoreOrder: true
            );
    }

    [Fact]
    public void Several_patterns_are_one_result()
    {
        CreateFiles();
        GetNames(_root.GlobFiles("src/B.cs", "*.cs")).ShouldBe(["src/B.cs", "a.cs"]);
        _root.GlobFiles().ShouldBeEmpty();
    }

    [Fact]
    public void Paths_as_text_may_have_the_pattern_in_them()
    {
        CreateFiles();
        string[] expected = [_root / "src" / "B.cs"];
        Globbing.GlobFiles($"{_root}/src/*.cs").ShouldBe(expected);
        Globbing.GlobFiles((string)_root, "src/*.cs").ShouldBe(expected);
        string[] directories = [_root / "src" / "a" / "bin"];
        Globbing.GlobDirectories($"{_root}/**/bin").ShouldBe(directories);
        Globbing.GlobDirectories((string)_root, "**/bin").ShouldBe(directories);
        (_root / "src" / "*.cs").GlobFiles().Single().ShouldBe(_root / "src" / "B.cs");
    }

    [Fact]
    public void Results_are_what_bash_finds()
    {
        var random = new System.Random(20_250_101);
        for (var i = 0; i < 60; i++)
        {
            var path = _root;
            for (var depth = random.Next(1, 5); depth > 0; depth--)
                path /= s_names[random.Next(s_names.Length)];

            // A name may be a file already where another path needs a directory.
            if (path.FindParent(x => x.FileExists()) is null && !path.DirectoryExists())
                path.TouchFile();
        }

        var segment = Gen.Elements(
            "*",
            "**",
            "a*",
            "?",
            "[ab]",
            "*.cs",
            "obj",
            "A",
            "*b*",
            "[!a]*",
            ".h",
            "{obj,bin}"
        );
        var patterns =
            from segments in Gen.Choose(1, 4).SelectMany(x => Gen.ListOf(x, segment))
            select string.Join('/', segments);
        var total = 0;
        Always.Holds(
            patterns,
            pattern =>
            {
                // Two stars at the end are files at any depth; bash has directories there as well.
                var found = Shell
                    .RunLines(
                        _root,
                        $"shopt -s globstar dotglob nullglob; for x in {pattern}; do [ -e \"$x\" ] && echo \"${{x%/}}\"; done; true"
                    )
                    .Distinct()
                    .ToList();
                total += found.Count;
                GetNames(_root.GlobFiles(pattern))
                    .ShouldBe(found.Where(x => File.Exists(_root / x)), ignoreOrder: true, pattern);
                GetNames(_root.GlobDirectories(pattern))
                    .Where(x => x.Length > 0)
                    .ShouldBe(
                        found.Where(x => Directory.Exists(_root / x)),
                        ignoreOrder: true,
                        pattern
                    );
            },
            count: 60
        );
        total.ShouldBeGreaterThan(150);
    }

    private void CreateFiles()
    {
        foreach (
            var name in new[]
            {
                "a.cs",
                ".hidden",
                "src/B.cs",
                "src/a/b.cs",
                "src/a/[x].md",
                "src/a/bin/c.cs",
            }
        )
            (_root / name).TouchFile();
    }

    private string[] GetNames(IEnumerable<AbsolutePath> paths) =>
        [.. paths.Select(x => (string)_root.GetUnixRelativePathTo(x))];
}
