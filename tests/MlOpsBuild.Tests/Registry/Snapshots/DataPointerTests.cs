using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class DataPointerTests
{
    private static readonly DataPointer Sample = new()
    {
        Digest = Digest.Of("x"),
        Files = 1,
        Kind = DataKind.File,
        Path = "telco.csv",
        Size = 17,
    };

    private static string Text =>
        """
            {
              "digest": "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
              "files": 1,
              "kind": "file",
              "path": "telco.csv",
              "size": 17
            }

            """.ReplaceLineEndings("\n");

    [Fact]
    public void The_file_has_sorted_keys_and_a_last_line_feed() =>
        Encoding.UTF8.GetString(Sample.ToBytes()).ShouldBe(Text);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void What_was_written_is_read(string lineEnd) =>
        DataPointer.Parse(Encoding.UTF8.GetBytes(Text.Replace("\n", lineEnd))).ShouldBe(Sample);

    [Fact]
    public void The_tag_has_32_digits_of_the_digest()
    {
        Sample.SnapshotTag.ShouldBe("data.2d711642b726b04401627ca9fbac32f5");
        DataPointer.IsSnapshotTag(Sample.SnapshotTag).ShouldBeTrue();
        DataPointer.IsSnapshotTag("data.x").ShouldBeFalse();
        DataPointer.IsSnapshotTag("stage.train.2d711642b726b04401627ca9fbac32f5").ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"files\": 1", "\"files\": 0", "'files'")]
    [InlineData("\"files\": 1", "\"files\": 2", "'files'")]
    [InlineData("\"files\": 1", "\"files\": 1.5", "'files'")]
    [InlineData("\"files\": 1,", "", "'files' is missing")]
    [InlineData("\"size\": 17", "\"size\": -1", "'size'")]
    [InlineData("\"size\": 17", "\"size\": \"17\"", "'size'")]
    [InlineData("\"size\": 17", "\"size\": 17, \"md5\": 1", "'md5' is not known")]
    [InlineData("\"size\": 17", "\"size\": 17, \"size\": 17", "twice")]
    [InlineData("\"file\"", "\"link\"", "'kind'")]
    [InlineData("sha256:2d", "sha256:2D", "digest")]
    [InlineData("telco.csv", "../telco.csv", "slash")]
    [InlineData("telco.csv", "..", "points out")]
    [InlineData("telco.csv", "a\\\\b", "backslash")]
    [InlineData("telco.csv", "", "is empty")]
    [InlineData("}\n", "} x\n", "after its end")]
    [InlineData("}\n", "", "")]
    public void Anything_else_is_refused(string from, string to, string reason)
    {
        Text.ShouldContain(from);
        Should
            .Throw<FormatException>(() =>
                DataPointer.Parse(Encoding.UTF8.GetBytes(Text.Replace(from, to)))
            )
            .Message.ShouldContain(reason);
    }

    [Fact]
    public void A_merge_conflict_is_called_that()
    {
        var text = Text.Replace("  \"size\"", "<<<<<<< HEAD\n  \"size\"");
        Should
            .Throw<FormatException>(() => DataPointer.Parse(Encoding.UTF8.GetBytes(text)))
            .Message.ShouldContain("merge conflict markers");
    }

    [Fact]
    public void Pointers_are_found_where_they_can_be()
    {
        using var folder = new TemporaryFolder();
        foreach (
            var path in new[]
            {
                "a.csv.mlops.json",
                "data/images.mlops.json",
                "data/images/inner.csv.mlops.json",
                "bin/b.mlops.json",
                ".git/c.mlops.json",
                ".mlops/d.mlops.json",
                "node_modules/e.mlops.json",
                ".mlops.json",
                "data/other.json",
            }
        )
        {
            folder.Write(path, Encoding.UTF8.GetString(Sample.ToBytes()));
        }

        Directory.CreateSymbolicLink(folder.At("link"), folder.At("bin"));
        var found = DataPointer.Find(folder.Path);
        found.Select(f => f.TargetPath).ShouldBe(["a.csv", "bin/b", "data/images"]);
        Should
            .Throw<MlOpsException>(() => found[0].Read())
            .Message.ShouldContain("its 'path' is 'telco.csv' and should be 'a.csv'");
    }
}
