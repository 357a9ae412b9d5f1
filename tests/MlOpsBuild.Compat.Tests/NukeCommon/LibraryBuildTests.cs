using System.IO.Compression;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A library that is compiled, tested, packed and pushed, as the template of such builds has it.</summary>
public sealed class LibraryBuildTests : IDisposable
{
    private readonly ForeignBuild _build = new("Library");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void It_compiles_tests_packs_and_pushes()
    {
        var feed = Directory.CreateDirectory(_build.PathOf("feed")).FullName;
        var result = _build.Run(
            $"Clean Push --configuration release --version 1.2.3 --nuget-source {feed}",
            ("NuGetApiKey", "abc-123-key")
        );
        result.ExitCode.ShouldBe(0, result.Output);
        result.Rows.ShouldBe(
            [
                "Clean Succeeded",
                "Restore Succeeded",
                "Compile Succeeded // Version: 1.2.3, Branch: main",
                "Pack Succeeded // Packages: Acme.Text.1.2.3.nupkg",
                "Test Succeeded",
                "Push Succeeded",
            ],
            ignoreOrder: true
        );
        result.Output.ShouldContain("counted 3 words");
        result.Output.ShouldNotContain("abc-123-key");
        using var package = ZipFile.OpenRead(
            Directory.GetFiles(feed, "*.nupkg", SearchOption.AllDirectories).ShouldHaveSingleItem()
        );
        package.GetEntry("lib/net10.0/Acme.Text.dll").ShouldNotBeNull();
        _build.Run("Compile").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void It_is_pushed_from_the_main_branch_in_release_only()
    {
        var debug = _build.Run("Push --nuget-api-key abc");
        debug.ShellExitCode.ShouldBe(255);
        debug.Output.ShouldContain("Target 'Push' requires '");
        debug.Rows.ShouldAllBe(x => x.EndsWith(" NotRun"));

        _build.Git("checkout -q -b feature/words");
        var feature = _build.Run("Push --nuget-api-key abc --configuration Release");
        feature.ExitCode.ShouldBe(0);
        feature.Rows.ShouldContain(
            "Push Skipped // OnlyWhen: GitRepository.IsOnMainOrMasterBranch()"
        );
        feature.Rows.ShouldContain("Compile Skipped // Skipped: because of Pack", feature.Output);
    }

    [Fact]
    public void Its_workflows_are_written_on_the_first_run()
    {
        var first = _build.Run("Clean --plan text");
        first.ExitCode.ShouldBe(0);
        first.Output.ShouldContain(
            "[WRN] Configuration files for GitHubActions (release) have changed."
        );
        File.ReadAllText(_build.PathOf(".github", "workflows", "release.yml"))
            .ShouldContain("NuGetApiKey: ${{ secrets.NUGET_API_KEY }}");
        File.ReadAllText(_build.PathOf(".github", "workflows", "continuous.yml"))
            .ShouldContain("path: output/packages");
        _build.Run("Clean --plan text").Output.ShouldNotContain("[WRN]");
    }
}
