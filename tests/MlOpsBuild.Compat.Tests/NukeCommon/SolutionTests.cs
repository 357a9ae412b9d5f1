using System.Diagnostics;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Solutions, compared with what <c>dotnet sln</c> says about them.</summary>
public sealed class SolutionTests : IDisposable
{
    private const string Header = "Microsoft Visual Studio Solution File, Format Version 12.00\n";
    private const string Folder = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";
    private const string CSharp = "{9A19103F-16F7-4668-BE54-9A1E7A4F7556}";

    private readonly DirectorySandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Projects_are_those_that_dotnet_lists()
    {
        var file = FindRepositorySolution();
        var expected = DotNet(file.Parent, "sln", file, "list").Skip(2);
        var solution = file.ReadSolution();

        solution.AllProjects.Count.ShouldBeGreaterThan(5);
        solution
            .AllProjects.Select(x => x.RelativePath)
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Order(StringComparer.Ordinal));
        foreach (var project in solution.AllProjects)
        {
            File.Exists(project.Path).ShouldBeTrue(project.Path);
            project.Name.ShouldBe(project.Path.NameWithoutExtension);
            project.Solution.ShouldBeSameAs(solution);
        }
    }

    [Fact]
    public void Migrated_solution_has_the_same_projects_and_folders()
    {
        var file = _sandbox.Root / "All.sln";
        File.Copy(FindRepositorySolution(), file);
        DotNet(_sandbox.Root, "sln", file, "migrate");

        Describe((_sandbox.Root / "All.slnx").ReadSolution())
            .ShouldBe(Describe(file.ReadSolution()));
    }

    [Fact]
    public void Folders_nest()
    {
        var file = WriteNested();
        var solution = file.ReadSolution();
        solution
            .AllSolutionFolders.Select(x => x.Name)
            .ShouldBe(["src", "inner", "Solution Items"]);
        solution.SolutionFolders.Select(x => x.Name).ShouldBe(["src", "Solution Items"]);
        solution.Projects.Select(x => x.Name).ShouldBe(["_build"]);
        solution.AllProjects.Select(x => x.Name).ShouldBe(["_build", "Lib", "Cd.Components"]);

        var inner = solution.GetSolutionFolder("src").GetSolutionFolder("inner");
        inner.Projects.Select(x => x.Name).ShouldBe(["Cd.Components"]);
        inner.Parent.ShouldBeSameAs(solution.GetSolutionFolder("src"));
        inner.ToString().ShouldBe("inner");
        solution.GetSolutionFolder("src").Parent.ShouldBeSameAs(solution);
        ((IProjectContainer)solution).Parent.ShouldBeNull();
        solution.GetSolutionFolder("inner").ShouldBeNull();
    }

    [Fact]
    public void Nested_folders_survive_migration()
    {
        var file = WriteNested();
        DotNet(_sandbox.Root, "sln", file, "migrate");
        (_sandbox.Root / "Nested.slnx")
            .ReadSolution()
            .AllProjects.Select(GetFullName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                file.ReadSolution().AllProjects.Select(GetFullName).Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public void Projects_know_their_paths()
    {
        var solution = WriteNested().ReadSolution();
        var project = solution.AllProjects.Single(x => x.Name == "Cd.Components");
        project.RelativePath.ShouldBe(Path.Combine("src", "inner", "Cd.Components.csproj"));
        project.Path.ShouldBe(_sandbox.Root / "src" / "inner" / "Cd.Components.csproj");
        project.FileName.ShouldBe("Cd.Components.csproj");
        project.Directory.ShouldBe(_sandbox.Root / "src" / "inner");
        ((string)project).ShouldBe(project.Path.ToString());
        ((AbsolutePath)project).ShouldBe(project.Path);
        project.ToString().ShouldBe("Cd.Components");
    }

    [Fact]
    public void Solution_knows_its_path()
    {
        var file = WriteNested();
        var solution = file.ReadSolution();
        (solution.Name, solution.FileName).ShouldBe(("Nested", "Nested.sln"));
        solution.Path.ShouldBe(file);
        solution.Directory.ShouldBe(_sandbox.Root);
        ((string)solution).ShouldBe(file.ToString());
        ((AbsolutePath)solution).ShouldBe(file);
    }

    [Theory]
    [InlineData("*", "_build,Lib,Cd.Components")]
    [InlineData("*.Components", "Cd.Components")]
    [InlineData("Lib", "Lib")]
    [InlineData("lib", "")]
    [InlineData("Cd*", "Cd.Components")]
    [InlineData("Cd", "")]
    [InlineData("CdxComponents", "")]
    public void Wildcards_match_whole_names(string pattern, string expected) =>
        string.Join(',', WriteNested().ReadSolution().GetAllProjects(pattern).Select(x => x.Name))
            .ShouldBe(expected);

    [Theory]
    [InlineData("Lib", false)]
    [InlineData("_build", true)]
    [InlineData("_BUILD", false)]
    public void Project_is_found_where_it_lies(string name, bool expected) =>
        (WriteNested().ReadSolution().GetProject(name) is not null).ShouldBe(expected);

    [Fact]
    public void Element_files_have_names_and_folders()
    {
        var solution = _sandbox
            .Write(
                "x.slnx",
                """
                <Solution>
                  <!-- comment -->
                  <Configurations><Platform Name="x64" /></Configurations>
                  <Folder Name="/docs/"><File Path="README.md" /></Folder>
                  <Folder Name="/a/b/">
                    <Project Path="a\b\One.csproj" DisplayName="Eins" />
                    <Project Path="a/b/Two.Tests.fsproj"><Platform Project="x64" /></Project>
                  </Folder>
                  <Folder Name="/empty/" />
                  <Project Path="../Three.csproj" Type="C#" />
                </Solution>
                """
            )
            .ReadSolution();
        solution.AllProjects.Select(GetFullName).ShouldBe(["a/b/Eins", "a/b/Two.Tests", "Three"]);
        solution.AllSolutionFolders.Select(GetFullName).ShouldBe(["docs", "a", "a/b", "empty"]);
        solution.AllProjects.First().Path.ShouldBe(_sandbox.Root / "a" / "b" / "One.csproj");
        solution.GetProject("Three").Path.ShouldBe(_sandbox.Root.Parent / "Three.csproj");
    }

    private AbsolutePath WriteNested()
    {
        static string Entry(string type, string name, string path, string id) =>
            $"Project(\"{type}\") = \"{name}\", \"{path}\", \"{id}\"\r\n";
        const string Src = "{00000000-0000-0000-0000-000000000001}";
        const string Inner = "{00000000-0000-0000-0000-000000000002}";
        const string Items = "{00000000-0000-0000-0000-000000000003}";
        const string Build = "{00000000-0000-0000-0000-00000000000A}";
        const string Lib = "{00000000-0000-0000-0000-00000000000B}";
        const string Components = "{00000000-0000-0000-0000-00000000000C}";
        const string End = "EndProject\r\n";
        return _sandbox.Write(
            "Nested.sln",
            "\uFEFF\r\n"
                + Header
                + "# Visual Studio Version 17\r\n"
                + Entry(CSharp, "_build", @"build\_build.csproj", Build)
                + End
                + Entry(Folder, "src", "src", Src)
                + End
                + Entry(Folder, "inner", "inner", Inner)
                + End
                + Entry(Folder, "Solution Items", "Solution Items", Items)
                + "\tProjectSection(SolutionItems) = preProject\r\n\t\tREADME.md = README.md\r\n\tEndProjectSection\r\n"
                + End
                + Entry(CSharp, "Lib", @"src\Lib\Lib.csproj", Lib)
                + End
                + Entry(CSharp, "Cd.Components", @"src\inner\Cd.Components.csproj", Components)
                + End
                + "Global\r\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\r\n\t\tDebug|Any CPU = Debug|Any CPU\r\n\tEndGlobalSection\r\n"
                + "\tGlobalSection(NestedProjects) = preSolution\r\n"
                + $"\t\t{Lib} = {Src}\r\n\t\t{Components} = {Inner}\r\n\t\t{Inner} = {Src}\r\n"
                + "\tEndGlobalSection\r\nEndGlobal\r\n"
        );
    }

    private static IEnumerable<string> Describe(Solution solution) =>
        solution
            .AllProjects.Select(x => $"{GetFullName(x)}: {x.RelativePath}")
            .Concat(solution.AllSolutionFolders.Select(GetFullName))
            .Order(StringComparer.Ordinal);

    private static string GetFullName(SolutionItem item) =>
        item.Parent is SolutionFolder folder ? $"{GetFullName(folder)}/{item.Name}" : item.Name;

    private static AbsolutePath FindRepositorySolution()
    {
        var directory = AbsolutePath.Create(AppContext.BaseDirectory);
        while (!File.Exists(directory / "MlOpsBuild.sln"))
            directory = directory.Parent;

        return directory / "MlOpsBuild.sln";
    }

    private static string[] DotNet(AbsolutePath directory, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
    }
}
