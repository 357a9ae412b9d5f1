using MlOpsBuild.Delivery.Containers;

namespace MlOpsBuild.Delivery.Tests.Containers;

public sealed class ProjectInputsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-inputs-").FullName;

    [Fact]
    public async Task Sources_of_another_project_that_a_pattern_takes_are_inputs()
    {
        var project = Write(
            "host/host.csproj",
            """<Project><ItemGroup><Compile Include="../other/**/*.cs" Exclude="../other/bin/**" /></ItemGroup></Project>"""
        );
        Write("other/Program.cs", "// 1");
        Write("other/Deep/Er/Code.cs", "// 1");
        var first = await DigestAsync(project);

        Write("other/bin/Made.cs", "// what is built");
        Write("beside/Code.cs", "// of no project");
        (await DigestAsync(project)).ShouldBe(first);

        Write("other/Deep/Er/Code.cs", "// 2");
        var second = await DigestAsync(project);
        second.ShouldNotBe(first);

        Write("other/Deep/New.cs", "// 1");
        (await DigestAsync(project)).ShouldNotBe(second);
    }

    [Fact]
    public async Task A_pattern_that_leads_nowhere_takes_nothing()
    {
        var project = Write(
            "host/host.csproj",
            """<Project><ItemGroup><None Include="../nothing/**/*.txt;*.md" /></ItemGroup></Project>"""
        );
        var first = await DigestAsync(project);
        Write("host/README.md", "of the project's own folder");
        (await DigestAsync(project)).ShouldNotBe(first);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> DigestAsync(string project) =>
        (
            await ProjectInputs.DigestAsync(project, TestContext.Current.CancellationToken)
        ).ToString();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
