using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>The SDK itself.</summary>
public sealed class DotNetTasksTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("nuke-sdk-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_program_runs_with_arguments() =>
        DotNet($"--version", workingDirectory: _root, logOutput: false)
            .EnsureOnlyStd()
            .StdToText()
            .ShouldMatch(@"^\d+\.\d+\.\d+");

    [Fact]
    public void A_package_is_built_and_pushed()
    {
        File.WriteAllText(
            _root / "Lib.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"
        );
        File.WriteAllText(_root / "Lib.cs", "public class Lib { int unused; }");
        File.WriteAllText(
            _root / "nuget.config",
            "<configuration><packageSources><clear /></packageSources></configuration>"
        );
        var feed = (_root / "the feed").ToString();
        Directory.CreateDirectory(feed);

        DotNetBuild(s =>
            Quiet(s)
                .SetProjectFile(_root / "Lib.csproj")
                .SetConfiguration("Release")
                .SetNoWarns(169, 1591)
                .EnableTreatWarningsAsErrors()
        );
        DotNetPack(s =>
            Quiet(s)
                .SetProject(_root / "Lib.csproj")
                .EnableNoBuild()
                .SetVersion("1.2.3")
                .SetDescription("one, two; \"three\" 100%")
                .SetAuthors("Ann", "Bob")
                .SetOutputDirectory(_root / "out put")
        );
        DotNetNuGetPush(s =>
            Quiet(s).SetTargetPath(_root / "out put" / "*.nupkg").SetSource(feed).SetApiKey("k")
        );
        Directory
            .GetFiles(feed, "*.nupkg")
            .Select(x => Path.GetFileName(x))
            .ShouldBe(["Lib.1.2.3.nupkg"]);
    }

    private T Quiet<T>(T options)
        where T : ToolOptions =>
        options.SetProcessWorkingDirectory(_root).DisableProcessOutputLogging();
}
