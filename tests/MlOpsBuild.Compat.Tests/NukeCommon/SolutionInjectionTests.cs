namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Solutions that builds ask for.</summary>
public sealed class SolutionInjectionTests : IDisposable
{
    private readonly SampleBuild _build = new("NukeSample");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Parameter_names_the_solution()
    {
        Write("One.slnx", "Lib");
        Write("sub/Two.slnx", "Other");

        var result = _build.Run("ListProjects --solution One.slnx");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("Solution=One.slnx of acme/widgets\n");
        result.Output.ShouldContain("Projects=Lib\n");
        result.Output.ShouldContain("Same=True\n");
        _build
            .Run("ListProjects", ("NUKE_SOLUTION", "sub/Two.slnx"))
            .Output.ShouldContain("Projects=Other\n");

        File.WriteAllText(
            Path.Combine(_build.Root, ".nuke", "parameters.json"),
            "{ \"Solution\": \"sub/Two.slnx\" }"
        );
        _build.Run("ListProjects").Output.ShouldContain("Projects=Other\n");
        _build.Run("ListProjects --solution One.slnx").Output.ShouldContain("Projects=Lib\n");
    }

    [Fact]
    public void Without_the_parameter_there_is_none()
    {
        Write("One.slnx", "Lib");
        var result = _build.Run("ListProjects", ("GITHUB_ACTIONS", "true"));
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("No solution file defined for 'Solution'.");
        result.Output.ShouldContain(
            "Target 'ListProjects' requires member 'Solution' to be not null or empty"
        );
    }

    [Fact]
    public void Builds_that_ask_for_none_hear_nothing_of_it()
    {
        _build.Run("Nothing").Output.ShouldNotContain("solution", Case.Insensitive);
        _build.Run("--help").Output.ShouldNotContain("--solution");
        File.ReadAllText(Path.Combine(_build.Root, ".nuke", "build.schema.json"))
            .ShouldContain(
                "\"Solution\": {\n          \"type\": \"string\",\n          \"description\": \"Path to a solution file that is automatically loaded.\""
            );
    }

    [Fact]
    public void Class_with_a_property_for_each_project_is_generated()
    {
        const string Solution = "solutions/Sample.slnx";
        Directory.CreateDirectory(Path.Combine(_build.Root, "solutions"));
        File.Copy(
            Path.Combine(SampleBuild.Repository, "tests/NukeSample", Solution),
            Path.Combine(_build.Root, Solution)
        );
        var result = _build.Run("ShowGenerated");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(
            "Generated: Cd.Components in src/Cd.Components/Cd.Components.csproj\n"
        );
        result.Output.ShouldContain(
            $"Nested: Lib {Path.Combine("..", "src", "inner", "Cd.Components.csproj")}\n"
        );
        result.Output.ShouldContain("Odd: _build class 2nd--project\n");
        result.Output.ShouldContain("All=6\n");
    }

    private void Write(string path, string project)
    {
        var file = Path.Combine(_build.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(
            file,
            $"<Solution><Project Path=\"{project}/{project}.csproj\" /></Solution>"
        );
    }
}
