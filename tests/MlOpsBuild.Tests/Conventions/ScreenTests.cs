namespace MlOpsBuild.Tests.Conventions;

/// <summary>The components show text in one place, which takes commands to the build server out of it.</summary>
public sealed class ScreenTests
{
    private static readonly string[] Ways =
    [
        "Console.Write",
        "Console.Out.",
        "Console.Error.",
        "Log.Information(",
        "Log.Warning(",
        "Log.Error(",
    ];

    [Fact]
    public void Nothing_writes_past_the_screen()
    {
        var files = RepositoryFiles.Sources("src/MlOpsBuild.Nuke").ToList();
        files.Count.ShouldBeGreaterThan(20);
        files
            .Where(f => Path.GetFileName(f) != "Screen.cs")
            .Where(f =>
                Ways.Any(w => RepositoryFiles.Read(f).Contains(w, StringComparison.Ordinal))
            )
            .ShouldBe(["src/MlOpsBuild.Nuke/ConsoleStageObserver.cs"]);
        // which draws its bar of digits and signs alone
        RepositoryFiles
            .Read("src/MlOpsBuild.Nuke/ConsoleStageObserver.cs")
            .Split("Console.Error.Write(")
            .Length.ShouldBe(3);
    }
}
