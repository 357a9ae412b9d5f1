using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Properties and items of projects, as MSBuild evaluates them.</summary>
public sealed class ProjectExtensionsTests : IDisposable
{
    private readonly DirectorySandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Properties_and_items()
    {
        var project = Write(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Version>1.2.3</Version>
                <Answer>$(Part)2</Answer>
                <Flag>true</Flag>
                <Odd>a; "b", {c} \</Odd>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Some.Package" Version="4.5.6" PrivateAssets="all" />
                <PackageReference Include="Other.Package" />
                <Number Include="3;4" Weight="1.5" />
              </ItemGroup>
            </Project>
            """
        );
        _sandbox.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><Part>4</Part></PropertyGroup></Project>"
        );

        project.GetTargetFrameworks().ShouldBe(["net10.0"]);
        project.GetOutputType().ShouldBe("Exe");
        project.GetProperty("Version").ShouldBe("1.2.3");
        project.GetProperty("version").ShouldBe("1.2.3");
        project.GetProperty<int>("Answer").ShouldBe(42);
        project.GetProperty<bool>("Flag").ShouldBeTrue();
        project.GetProperty("Odd").ShouldBe("a; \"b\", {c} \\");
        project.GetProperty("NotThere").ShouldBeNull();
        project.GetProperty<string>("NotThere").ShouldBeNull();
        project.GetRuntimeIdentifiers().ShouldBeNull();

        project.HasPackageReference("Some.Package").ShouldBeTrue();
        project.HasPackageReference("No.Package").ShouldBeFalse();
        project.GetPackageReferenceVersion("Some.Package").ShouldBe("4.5.6");
        project.GetPackageReferenceVersion("No.Package").ShouldBeNull();
        project.GetItems("Number").ShouldBe(["3", "4"]);
        project.GetItems<int>("Number").ShouldBe([3, 4]);
        project.GetItemMetadata<double>("Number", "Weight").ShouldBe([1.5, 1.5]);
        project
            .GetItemMetadataSingleOrDefault("PackageReference", "Some.Package", "PrivateAssets")
            .ShouldBe("all");
        project.GetItems("NotThere").ShouldBeEmpty();
    }

    [Fact]
    public void Several_frameworks()
    {
        var project = Write(
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net10.0;net9.0</TargetFrameworks></PropertyGroup></Project>"
        );
        project.GetTargetFrameworks().ShouldBe(["net10.0", "net9.0"]);
        project.GetOutputType().ShouldBe("Library");
    }

    [Fact]
    public void Changed_files_are_asked_again()
    {
        static string GetContent(string version) =>
            $"<Project><PropertyGroup><Version>{version}</Version></PropertyGroup></Project>";
        var project = Write(GetContent("1.0"));
        project.GetProperty("Version").ShouldBe("1.0");

        File.WriteAllText(project.Path, GetContent("2.0$(Suffix)"));
        File.SetLastWriteTimeUtc(project.Path, new DateTime(2031, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        project.GetProperty("Version").ShouldBe("2.0");
    }

    [Fact]
    public void Project_that_msbuild_cannot_read_is_an_error()
    {
        var project = Write("<Project><Oops></Project>");
        Should.Throw<Exception>(() => project.GetProperty("Version"));
    }

    private Project Write(string content)
    {
        _sandbox.Write("Lib/Lib.csproj", content);
        return _sandbox
            .Write("x.slnx", "<Solution><Project Path=\"Lib/Lib.csproj\" /></Solution>")
            .ReadSolution()
            .GetProject("Lib");
    }
}
