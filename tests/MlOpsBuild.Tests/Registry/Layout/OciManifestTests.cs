using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Registry.Layout;

public sealed class OciManifestTests
{
    private static readonly OciManifest Full = new()
    {
        ArtifactType = "application/vnd.test",
        Config = OciDescriptor.Empty,
        Layers = [new OciDescriptor("text/plain", Digest.Of("abc"), 3)],
        Subject = new OciDescriptor(OciMediaTypes.Manifest, Digest.Of("subject"), 7),
        Annotations = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
    };

    [Fact]
    public void BytesAreCanonical() =>
        Encoding
            .UTF8.GetString(Full.ToBytes())
            .ShouldBe(
                string.Concat(
                        "{'annotations':{'a':'1','b':'2'},'artifactType':'application/vnd.test',",
                        "'config':{'digest':'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','mediaType':'application/vnd.oci.empty.v1+json','size':2},",
                        "'layers':[{'digest':'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','mediaType':'text/plain','size':3}],",
                        "'mediaType':'application/vnd.oci.image.manifest.v1+json','schemaVersion':2,",
                        $"'subject':{{'digest':'{Digest.Of("subject")}','mediaType':'application/vnd.oci.image.manifest.v1+json','size':7}}}}"
                    )
                    .Replace('\'', '"')
            );

    [Fact]
    public void WhatIsReadIsWhatWasWritten() =>
        OciManifest.Parse(Full.ToBytes()).ToBytes().ShouldBe(Full.ToBytes());

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"schemaVersion":1}""")]
    [InlineData("""{"schemaVersion":"2"}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"}""")]
    [InlineData("""{"schemaVersion":2,"layers":[]}""")]
    [InlineData(
        """{"schemaVersion":2,"layers":[],"config":{"mediaType":"a","digest":"b","size":1}}"""
    )]
    [InlineData(
        """{"schemaVersion":2,"layers":{},"config":{"mediaType":"a","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}}"""
    )]
    [InlineData(
        """{"schemaVersion":2,"layers":[1],"config":{"mediaType":"a","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}}"""
    )]
    [InlineData(
        """{"schemaVersion":2,"layers":[],"config":{"mediaType":"a","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":-2}}"""
    )]
    [InlineData(
        """{"schemaVersion":2,"layers":[],"annotations":[],"config":{"mediaType":"a","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}}"""
    )]
    public void AnythingElseIsAFormatException(string text) =>
        Should.Throw<FormatException>(() => OciManifest.Parse(Encoding.UTF8.GetBytes(text)));
}
