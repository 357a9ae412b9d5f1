namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Several projects, a build in partial classes, components with locked and open settings.</summary>
public sealed class ComponentBuildTests : IDisposable
{
    private readonly ForeignBuild _build = new("Components");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Components_run_together_and_settings_of_the_build_reach_them()
    {
        var result = _build.Run("Publish --i-publish-directory out");
        result.ExitCode.ShouldBe(0, result.Output);
        result.Rows.ShouldBe(
            [
                "Clean Succeeded",
                "Restore Succeeded",
                "Compile Succeeded // Configuration: Release",
                "Check Succeeded // Passed: 2, Lines: 2",
                "Publish Succeeded",
                "Announce Succeeded",
            ],
            result.Output
        );
        result.Output.ShouldContain("[DBG] One runs");
        result.Output.ShouldContain("[DBG] Two runs");
        result.Output.ShouldContain("Compiled Multi");
        File.ReadAllText(_build.PathOf("announcement.txt")).ShouldBe("published to out\n");
        Directory
            .GetFiles(_build.PathOf("out"), "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(_build.PathOf("out"), x))
            .ShouldBe(
                [
                    "linux-x64/App.One.txt",
                    "linux-x64/App.Two.txt",
                    "win-x64/App.One.txt",
                    "win-x64/App.Two.txt",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void One_failing_program_fails_the_build_after_all_have_run()
    {
        var result = _build.Run("Check", ("BREAK", "One"));
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("[DBG] Two runs");
        result.Rows[^1].ShouldContain("exited with code 3", customMessage: result.Output);
        _build.Run("Check --without App.One", ("BREAK", "One")).ExitCode.ShouldBe(0);
    }
}
