using System.Threading.Tasks;
using Nuke.Common;
using Nuke.Common.IO;
using Parts;
using Serilog;

partial class Build
{
    [Parameter("Where to announce a release")]
    readonly string AnnounceFile;

    AbsolutePath Announcement => RootDirectory / (AnnounceFile ?? "announcement.txt");

    Target Announce =>
        _ =>
            _.TriggeredBy<IPublish>(x => x.Publish)
                .OnlyWhenDynamic(() => IsSucceeding)
                .Executes(async () =>
                {
                    await Task.Yield();
                    Announcement.WriteAllText(
                        $"published to {((IPublish)this).PublishDirectory.Name}"
                    );
                    Log.Information(
                        "Announced in {File}",
                        RootDirectory.GetRelativePathTo(Announcement)
                    );
                });
}
