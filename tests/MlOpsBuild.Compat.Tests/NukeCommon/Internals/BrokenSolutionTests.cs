using Nuke.Common.ProjectModel;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>What is said about solution files that cannot be read.</summary>
public sealed class BrokenSolutionTests : IDisposable
{
    private const string Header = "\nMicrosoft Visual Studio Solution File, Format Version 12.00\n";
    private const string A = "{00000000-0000-0000-0000-00000000000A}";
    private const string B = "{00000000-0000-0000-0000-00000000000B}";
    private const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";
    private const string FolderA =
        $"Project(\"{FolderType}\") = \"a\", \"a\", \"{A}\"\nEndProject\n";
    private const string FolderB =
        $"Project(\"{FolderType}\") = \"b\", \"b\", \"{B}\"\nEndProject\n";
    private const string ProjectB =
        $"Project(\"{A}\") = \"b\", \"b.csproj\", \"{B}\"\nEndProject\n";
    private const string Nested = "Global\nGlobalSection(NestedProjects) = preSolution\n";

    private readonly DirectorySandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("", 0, "Format Version' is expected at the beginning")]
    [InlineData("<Solution />", 1, "Format Version' is expected at the beginning")]
    [InlineData(
        Header + "Project(\"x\") = \"name\"\n",
        3,
        "'Project(\"x\") = \"name\"' is found where 'Project(\"{type}\") = \"name\", \"path\", \"{id}\"' is expected"
    )]
    [InlineData(
        Header + "Project(\"" + A + "\") = \"name\", \"path\", \"id\"\n",
        3,
        "is found where 'Project("
    )]
    [InlineData(
        Header + "Project(\"" + A + "\") = \"name\", \"path\", \"" + A + "\"\n" + FolderB,
        3,
        "Project 'name' has no 'EndProject'"
    )]
    [InlineData(Header + FolderA + FolderA, 5, "Project 'a' has the id of 'a'")]
    [InlineData(
        Header + FolderA + Nested + "a = b\n",
        7,
        "'a = b' is found where '{id} = {id of the folder}' is expected"
    )]
    [InlineData(
        Header + FolderA + FolderB + Nested + A + " = " + B + "\n" + B + " = " + A + "\n",
        10,
        "Folder 'b' lies in itself"
    )]
    [InlineData(
        Header + FolderA + ProjectB + Nested + A + " = " + B + "\n",
        9,
        "'a' lies in 'b', which is no folder"
    )]
    public void Solution_of_lines(string content, int line, string message)
    {
        var file = _sandbox.Write("x.sln", content);
        var exception = Should.Throw<InvalidDataException>(() => file.ReadSolution());
        exception.Message.ShouldStartWith($"Could not read solution '{file}', line {line}: ");
        exception.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("", 0, "Root element is missing")]
    [InlineData("<Solution>\n", 2, "Unexpected end of file")]
    [InlineData("<Project />", 1, "Element 'Project' is found where 'Solution' is expected")]
    [InlineData(
        "<Solution>\n<Project />\n</Solution>",
        2,
        "Element 'Project' has no attribute 'Path'"
    )]
    [InlineData(
        "<Solution>\n<Folder Name=\"src\" />\n</Solution>",
        2,
        "Folder 'src' must begin and end with '/'"
    )]
    [InlineData(
        "<Solution><Folder Name=\"/a//b/\" /></Solution>",
        1,
        "Folder '/a//b/' has a part without name"
    )]
    [InlineData("<!DOCTYPE x [<!ENTITY y \"z\">]><Solution />", 0, "DTD is prohibited")]
    public void Solution_of_elements(string content, int line, string message)
    {
        var file = _sandbox.Write("x.slnx", content);
        var exception = Should.Throw<InvalidDataException>(() => file.ReadSolution());
        exception.Message.ShouldStartWith($"Could not read solution '{file}', line {line}: ");
        exception.Message.ShouldContain(message);
    }

    [Fact]
    public void Id_of_a_removed_project_is_no_error()
    {
        var solution = _sandbox
            .Write("x.sln", Header + FolderA + Nested + B + " = " + A + "\nEndGlobalSection\n")
            .ReadSolution();
        solution.AllSolutionFolders.Select(x => x.Name).ShouldBe(["a"]);
    }

    [Fact]
    public void Other_files_are_errors()
    {
        Should
            .Throw<ArgumentException>(() => (_sandbox.Root / "no.sln").ReadSolution())
            .Message.ShouldBe($"Solution file '{_sandbox.Root / "no.sln"}' does not exist");
        var other = _sandbox.Write("x.slnf", "{}");
        Should
            .Throw<ArgumentException>(() => other.ReadSolution())
            .Message.ShouldBe($"Solution file '{other}' must have the extension .sln or .slnx");
    }
}
