using System.Text.Json;

namespace MlOpsBuild.IntegrationTests;

/// <summary>
/// What the <c>nuke</c> global tool relies on: it walks up to the directory with <c>.nuke</c>, takes the first <c>build.sh</c> there
/// or two levels below, and runs it by bash from where it was called; completion reads <c>.nuke/build.schema.json</c>.
/// </summary>
public sealed class GlobalToolTests
{
    [Fact]
    public void It_finds_this_repository_from_any_directory_and_passes_arguments_and_exit_code_on()
    {
        var directory = Path.Combine(Programs.Repository, "src", "MlOpsBuild", "Common");
        var script = FindScript(directory);
        script.ShouldBe(Path.Combine(Programs.Repository, "build.sh"));
        Programs
            .Run("bash", [script, "--help"], directory)
            .ShouldEndWith(0)
            .ShouldSay("Report (default)");
        Programs
            .Run("bash", [script, "Explain", "--plan", "text", "--no-logo"], directory)
            .ShouldEndWith(0)
            .ShouldSay("1  Explain");
        Programs
            .Run("bash", [script, "Tarin"], directory)
            .ShouldEndWith(255)
            .ShouldSay("Did you mean 'Train'?");
        Programs
            .Run("bash", [script, ":complete", "nuke Tr"], directory)
            .ShouldEndWith(0)
            .ShouldSay("Train\n");
    }

    [Fact]
    public void Completion_finds_targets_and_parameters_in_the_committed_schema()
    {
        var folder = Path.Combine(Programs.Repository, ".nuke");
        using var schema = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(folder, "build.schema.json"))
        );
        var definitions = schema.RootElement.GetProperty("definitions");
        definitions
            .GetProperty("ExecutableTarget")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(x => x.GetString())
            .ShouldContain("Report");
        schema
            .RootElement.GetProperty("allOf")[0]
            .GetProperty("properties")
            .TryGetProperty("Model", out _)
            .ShouldBeTrue();
        using var parameters = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(folder, "parameters.json"))
        );
        parameters.RootElement.GetProperty("$schema").GetString().ShouldBe("./build.schema.json");
    }

    private static string FindScript(string directory)
    {
        var root = new DirectoryInfo(directory);
        while (!Directory.Exists(Path.Combine(root!.FullName, ".nuke")))
            root = root.Parent;

        return Directory
            .EnumerateFiles(
                root.FullName,
                "build.sh",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }
            )
            .First();
    }
}
