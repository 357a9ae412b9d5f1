using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Tools that come in packages. Where they are looked for is one setting of the whole process.</summary>
[Collection(nameof(LogCollection))]
public sealed class PackageToolTests : IDisposable
{
    private readonly AbsolutePath _root = Directory
        .CreateTempSubdirectory("nuke-package-")
        .FullName;
    private readonly string _assets = NuGetToolPathResolver.NuGetAssetsConfigFile;
    private readonly AbsolutePath _packageJson = NpmToolPathResolver.NpmPackageJsonFile;

    public PackageToolTests()
    {
        foreach (
            var (version, framework) in ((string, string)[])
                [
                    ("1.0.0", "net8.0"),
                    ("1.0.0", "netcoreapp3.1"),
                    ("1.0.0", "net9.0"),
                    ("2.0.0", "net8.0"),
                ]
        )
        {
            var directory =
                _root / "packages" / "some.tool" / version / "tools" / framework / "any";
            Directory.CreateDirectory(directory);
            WriteScript(directory / "run.sh", $"echo {version} {framework} \"$1\"");
        }

        File.WriteAllText(
            _root / "project.assets.json",
            $$"""
            {
              "version": 3,
              "targets": { "net10.0": {} },
              "libraries": {
                "Some.Lib/3.0.0": { "type": "package", "path": "some.lib/3.0.0" },
                "Own/1.0.0": { "type": "project", "path": "../own" }
              },
              "packageFolders": { "{{_root / "packages"}}/": {} },
              "project": {
                "frameworks": {
                  "net10.0": {
                    "dependencies": { "Some.Lib": { "target": "Package", "version": "[3.0.0, )" } },
                    "downloadDependencies": [
                      { "name": "Some.Tool", "version": "[1.0.0, 1.0.0]" },
                      { "name": "Some.Tool", "version": "[2.0.0, 2.0.0]" }
                    ]
                  }
                }
              }
            }
            """
        );
        NuGetToolPathResolver.NuGetAssetsConfigFile = _root / "project.assets.json";
        NpmToolPathResolver.NpmPackageJsonFile = _root / "package.json";
    }

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = _assets;
        NpmToolPathResolver.NpmPackageJsonFile = _packageJson;
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("2.0.0", null, "2.0.0 net8.0")]
    [InlineData("1.0.0", "net8.0", "1.0.0 net8.0")]
    [InlineData("1.0.0", "netcoreapp3.1", "1.0.0 netcoreapp3.1")]
    [InlineData("1.0.0", null, "1.0.0 net9.0")]
    public void A_tool_of_a_package_runs(string version, string? framework, string expected) =>
        ToolResolver
            .GetNuGetTool("some.tool", "run.sh", version, framework)($"{"a b"}", logOutput: false)
            .StdToText()
            .ShouldBe($"{expected} a");

    [Fact]
    public void A_tool_of_node_modules_runs()
    {
        var directory = _root / "node_modules" / ".bin";
        Directory.CreateDirectory(directory);
        WriteScript(directory / "lint", "echo \"$1\"");
        File.WriteAllText(_root / "package.json", "{}");
        ToolResolver
            .GetNpmTool("lint")($"--x={1} {"a b"}", logOutput: false)
            .StdToText()
            .ShouldBe("--x=1");
        Should
            .Throw<Exception>(() => ToolResolver.GetNpmTool("other"))
            .Message.ShouldContain("other");
    }

    [Fact]
    public void A_missing_package_is_told()
    {
        Should
            .Throw<Exception>(() => ToolResolver.GetNuGetTool("Not.There", "x"))
            .Message.ShouldContain("Not.There");
        Should
            .Throw<Exception>(() => ToolResolver.GetNuGetTool("Some.Tool", "run.sh"))
            .Message.ShouldContain("multiple versions");
        Should
            .Throw<Exception>(() => ToolResolver.GetNuGetTool("Some.Tool", "other.sh", "2.0.0"))
            .Message.ShouldContain("'other.sh'");
        Should.Throw<Exception>(() => ToolResolver.GetNuGetTool("Own", "x"));
    }

    private static void WriteScript(string path, string script)
    {
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
