using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

public sealed class DigestTests
{
    // FIPS 180-2, appendix B.1, and the digest of nothing.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private const string OfNothing =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void IsSha256()
    {
        Digest.Of("abc").Hex.ShouldBe(OfAbc);
        Digest.Of("abc"u8).Hex.ShouldBe(OfAbc);
        Digest.Of("").Hex.ShouldBe(OfNothing);
    }

    [Fact]
    public async Task OfFileIsOfItsBytes()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "abc");
            (await Digest.OfFileAsync(path, default)).Hex.ShouldBe(OfAbc);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TextRoundTrips()
    {
        var digest = Digest.Of("abc");
        digest.ToString().ShouldBe("sha256:" + OfAbc);
        digest.Short.ShouldBe("ba7816bf8f01");
        Digest.Parse(digest.ToString()).ShouldBe(digest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(OfAbc)]
    [InlineData("sha512:" + OfAbc)]
    [InlineData("sha256:" + OfAbc + "0")]
    [InlineData("sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("sha256:xa7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("sha256:\u0661a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")]
    public void OtherTextIsNoDigest(string? text)
    {
        Digest.TryParse(text, out var digest).ShouldBeFalse();
        digest.IsEmpty.ShouldBeTrue();
        Should.Throw<FormatException>(() => Digest.Parse(text!)).Message.ShouldContain("no digest");
    }

    [Fact]
    public void TheDefaultIsEmptyAndFirst()
    {
        var none = default(Digest);
        none.ToString().ShouldBe("");
        none.Hex.ShouldBe("");
        none.Short.ShouldBe("");
        none.CompareTo(Digest.Of("abc")).ShouldBeLessThan(0);
    }

    [Fact]
    public void AHashHas32Bytes() =>
        Should.Throw<ArgumentException>(() => Digest.FromHash(new byte[31]));
}
