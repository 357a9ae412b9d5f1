using System.IO.Compression;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A documentation site: triggers, targets that run whatever happens, files and archives.</summary>
public sealed class DocsBuildTests : IDisposable
{
    private readonly ForeignBuild _build = new("Docs");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void The_site_is_made_checked_and_archived()
    {
        var result = _build.Run("--date 2026-11-21");
        result.ExitCode.ShouldBe(0, result.Output);
        result.Rows.ShouldBe(
            [
                "Convert Succeeded",
                "StartServer Succeeded",
                "CheckLinks Succeeded",
                "Docs Succeeded // Pages: 2, Index: 2, Date: 2026-11-21",
                "Archive Succeeded",
                "StopServer Succeeded",
            ],
            result.Output
        );
        result.Output.ShouldContain("[DBG] serving 2 pages");
        File.Exists(_build.PathOf(".nuke", "temp", "server.lock")).ShouldBeFalse();
        using var archive = ZipFile.OpenRead(_build.PathOf("site.zip"));
        archive
            .Entries.Select(x => x.FullName)
            .ShouldBe(["guide/first.html", "index.html"], ignoreOrder: true);
    }

    [Fact]
    public void A_broken_link_fails_the_build_and_the_server_stops_all_the_same()
    {
        File.Delete(_build.PathOf("docs", "guide", "first.md"));
        var result = _build.Run("");
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("[WRN] Broken link to guide/first.md");
        result.Rows.ShouldContain(
            "CheckLinks Failed // ArgumentException: 1 broken links",
            result.Output
        );
        result.Rows.ShouldContain("Docs NotRun");
        result.Rows.ShouldContain("StopServer Succeeded");
        File.Exists(_build.PathOf(".nuke", "temp", "server.lock")).ShouldBeFalse();

        var tolerant = _build.Run("--strict false");
        tolerant.ExitCode.ShouldBe(0);
        tolerant.Output.ShouldContain("[WRN] CheckLinks: Broken link to guide/first.md");
    }

    [Fact]
    public void What_is_not_needed_is_skipped() =>
        _build
            .Run("Docs --skip")
            .Rows.ShouldBe([
                "Convert Skipped // Skipped: via parameter",
                "StartServer Skipped // Skipped: via parameter",
                "CheckLinks Skipped // Skipped: via parameter",
                "Docs Succeeded // Pages: 2, Index: 2",
                "Archive Skipped // Skipped: because of Docs",
                "StopServer Skipped // Skipped: because of Docs",
            ]);
}
