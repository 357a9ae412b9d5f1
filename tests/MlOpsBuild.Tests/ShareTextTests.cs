namespace MlOpsBuild.Tests;

public sealed class ShareTextTests
{
    [Fact]
    public void One_line_says_what_went()
    {
        var all = new ShareResult
        {
            Results = 3,
            Snapshots = 1,
            There = 2,
            Blobs = 12,
            Bytes = 1_234_567,
            Missing = ["train", "data/a.csv"],
        };
        ShareText
            .Render(all, push: true)
            .ShouldBe(
                "pushed 3 results, 1 data snapshot, 12 blobs, 1.2 MB; 2 were there already; not in the store: train, data/a.csv"
            );
        ShareText
            .Render(all, push: false)
            .ShouldBe(
                "pulled 3 results, 1 data snapshot, 12 blobs, 1.2 MB; 2 were there already; not in the registry: train, data/a.csv"
            );
        var data = new ShareResult
        {
            Snapshots = 2,
            Blobs = 1,
            Bytes = 7,
        };
        ShareText.Render(data, push: true).ShouldBe("pushed 2 data snapshots, 1 blob, 7 B");
        ShareText
            .Render(data + new ShareResult { Results = 1, There = 1 }, push: true)
            .ShouldBe("pushed 1 result, 2 data snapshots, 1 blob, 7 B; 1 was there already");
    }

    [Fact]
    public void Nothing_is_said_plainly()
    {
        ShareText
            .Render(new ShareResult { There = 5 }, push: true)
            .ShouldBe("pushed nothing; 5 were there already");
        ShareText
            .Render(new ShareResult(), push: false)
            .ShouldBe("pulled nothing; no lock file and no data pointer names anything");
        ShareText
            .Render(new ShareResult { Missing = ["train"] }, push: false)
            .ShouldBe("pulled nothing; not in the registry: train");
    }
}
