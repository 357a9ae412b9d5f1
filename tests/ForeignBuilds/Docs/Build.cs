using System;
using System.Collections.Generic;
using System.Linq;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using Serilog;
using static Nuke.Common.EnvironmentInfo;

class Build : NukeBuild
{
    public static int Main() => Execute<Build>(x => x.Docs);

    [Parameter("Stop at a broken link")]
    readonly bool Strict = true;

    [Parameter]
    readonly DateTime? Date;

    [PathVariable("sh")]
    readonly Tool Shell;

    AbsolutePath DocsDirectory => RootDirectory / "docs";
    AbsolutePath SiteDirectory => RootDirectory / "site";
    AbsolutePath LockFile => TemporaryDirectory / "server.lock";

    IReadOnlyCollection<AbsolutePath> Pages => DocsDirectory.GlobFiles("**/*.md");

    Target StartServer =>
        _ =>
            _.Executes(() =>
            {
                LockFile.WriteAllText(MachineName);
                Shell($"-c {"echo serving $PAGES pages"}", environmentVariables: GetVariables());
            });

    Target StopServer =>
        _ =>
            _.AssuredAfterFailure()
                .After(Docs, CheckLinks)
                .OnlyWhenDynamic(() => LockFile.FileExists())
                .Executes(() => LockFile.DeleteFile());

    Target Convert =>
        _ =>
            _.Executes(() =>
            {
                SiteDirectory.CreateOrCleanDirectory();
                Pages.ForEach(page =>
                {
                    var target = SiteDirectory / DocsDirectory.GetRelativePathTo(page);
                    target
                        .WithExtension("html")
                        .WriteAllText($"<p>{page.ReadAllText().TrimEnd()}</p>");
                });
            });

    Target CheckLinks =>
        _ =>
            _.DependsOn(Convert, StartServer)
                .Executes(() =>
                {
                    var broken = Pages
                        .SelectMany(x => x.ReadAllLines())
                        .Where(x => x.StartsWith("-> "))
                        .Select(x => DocsDirectory / x.Substring(3))
                        .Where(x => !x.FileExists())
                        .ToList();
                    broken.ForEach(x =>
                        Log.Warning("Broken link to {Page}", DocsDirectory.GetUnixRelativePathTo(x))
                    );
                    Assert.True(!Strict || broken.Count == 0, $"{broken.Count} broken links");
                });

    Target Docs =>
        _ =>
            _.Description("Makes and checks the site")
                .DependsOn(Convert)
                .DependsOn(CheckLinks)
                .Triggers(Archive, StopServer)
                .Executes(() =>
                {
                    var index = (SiteDirectory / "index.json").WriteJson(
                        new { Pages = Pages.Select(x => x.NameWithoutExtension).OrderBy(x => x) }
                    );
                    ReportSummary(_ =>
                        _.AddPair("Pages", Pages.Count)
                            .AddPair("Index", index.ReadJson()["Pages"].Count())
                            .AddPairWhenValueNotNull("Date", Date?.ToString("yyyy-MM-dd"))
                    );
                });

    Target Archive =>
        _ =>
            _.Requires(() => Shell)
                .Produces(RootDirectory / "site.zip")
                .Executes(() =>
                {
                    var archive = RootDirectory / "site.zip";
                    archive.DeleteFile();
                    SiteDirectory.ZipTo(archive, filter: x => x.HasExtension(".html"));
                    Log.Information("Archive has {Hash} as hash", archive.GetFileHash().Length);
                });

    IReadOnlyDictionary<string, string> GetVariables() =>
        Variables
            .ToDictionary(x => x.Key, x => x.Value)
            .AddPair("PAGES", Pages.Count.ToString())
            .AsReadOnly();

    protected override void OnTargetSkipped(string target) =>
        Log.Debug("Not needed: {Target}", target);
}
