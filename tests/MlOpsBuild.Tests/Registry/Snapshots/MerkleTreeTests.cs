using System.Security.Cryptography;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class MerkleTreeTests
{
    private static string Hex(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static TreeFile File(string path, string content) =>
        new(path, Encoding.UTF8.GetByteCount(content), Hash256.Of(Digest.Of(content)));

    [Fact]
    public void The_digest_of_a_folder_is_that_of_its_listing()
    {
        var inner = $"f {Hex("three")} 5 c.txt\n";
        var folder = $"d {Hex(inner)} 5 deep\nf {Hex("two")} 3 z\n";
        var root = $"f {Hex("one")} 3 a\nd {Hex(folder)} 8 b\nf {Hex("")} 0 b.txt\n";
        MerkleTree
            .DigestOf([
                File("a", "one"),
                File("b/deep/c.txt", "three"),
                File("b/z", "two"),
                File("b.txt", ""),
            ])
            .Hex.ShouldBe(Hex(root));
    }

    // hashlib.sha256(b"f %s 1 a\n" % hashlib.sha256(b"x").hexdigest().encode()).hexdigest()
    [Fact]
    public void The_digest_is_the_one_that_another_program_computes() =>
        MerkleTree
            .DigestOf([File("a", "x")])
            .Hex.ShouldBe("ba4b69800049b87d225bf7447fa95339264d4eef68cdfe6f8c5c764564d4b1ae");

    [Fact]
    public void A_single_file_has_its_own_digest() =>
        MerkleTree.DigestOf([File("", "x")]).Hex.ShouldBe(Hex("x"));

    [Fact]
    public void A_file_a_name_and_a_place_each_count()
    {
        var trees = new[]
        {
            MerkleTree.DigestOf([File("a", "x")]),
            MerkleTree.DigestOf([File("a", "y")]),
            MerkleTree.DigestOf([File("b", "x")]),
            MerkleTree.DigestOf([File("a/a", "x")]),
            MerkleTree.DigestOf([File("a", "x"), File("b", "x")]),
        };
        trees.Distinct().Count().ShouldBe(trees.Length);
    }

    [Fact]
    public void Where_bytes_are_does_not_count()
    {
        var packed = File("a", "x");
        packed.Pack = 7;
        packed.Offset = 99;
        MerkleTree.DigestOf([packed]).ShouldBe(MerkleTree.DigestOf([File("a", "x")]));
    }

    [Fact]
    public void Many_entries_are_hashed_in_pieces()
    {
        var files = Enumerable
            .Range(0, 3000)
            .Select(i => File(i.ToString("00000", CultureInfo.InvariantCulture), "x"))
            .ToList();
        var listing = string.Concat(files.Select(f => $"f {Hex("x")} 1 {f.Path}\n"));
        MerkleTree.DigestOf(files).Hex.ShouldBe(Hex(listing));
    }
}
