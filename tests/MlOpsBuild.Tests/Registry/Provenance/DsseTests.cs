using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Tests.Registry.Provenance;

public sealed class DsseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SigningKey _key;
    private readonly VerificationKey _public;
    private readonly DsseEnvelope _envelope;

    public DsseTests()
    {
        var (secret, open) = Documents.NewKey();
        _key = SigningKey.FromPem(secret);
        _public = VerificationKey.FromPem(open);
        _envelope = DsseEnvelope.Sign(Documents.Gates.About(Documents.Model), _key);
    }

    // The first is the example of the DSSE specification's protocol.md.
    [Theory]
    [InlineData(
        "http://example.com/HelloWorld",
        "hello world",
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )]
    [InlineData("", "", "DSSEv1 0  0 ")]
    [InlineData("ä", "ö", "DSSEv1 2 ä 2 ö")]
    public void TheEncodingIsTheSpecifications(string type, string payload, string expected) =>
        Encoding
            .UTF8.GetString(
                DsseEnvelope.PreAuthenticationEncoding(type, Encoding.UTF8.GetBytes(payload))
            )
            .ShouldBe(expected);

    [Fact]
    public void AnEnvelopeComesBackAndVerifies()
    {
        var read = DsseEnvelope.Parse(_envelope.ToBytes());
        read.Verify(_public).ToBytes().ShouldBe(Documents.Gates.About(Documents.Model).ToBytes());
        _public.KeyId.ShouldBe(_key.KeyId);
        var json = JsonNode.Parse(_envelope.ToBytes())!;
        json["payloadType"]!.GetValue<string>().ShouldBe("application/vnd.in-toto+json");
        json["signatures"]![0]!["keyid"]!.GetValue<string>().ShouldBe(_key.KeyId);
        json.AsObject().Select(m => m.Key).ShouldBe(["payload", "payloadType", "signatures"]);
    }

    [Fact]
    public async Task OpensslVerifiesIt()
    {
        Judge.SkipUnless("openssl");
        var key = _folder.Write("key.pem", _key.PublicKeyPem);
        var signature = _folder.Write("signature", _envelope.Signatures[0].Value.Span);
        var encoded = DsseEnvelope.PreAuthenticationEncoding(
            _envelope.PayloadType,
            _envelope.Payload.Span
        );
        var data = _folder.Write("data", encoded);
        string[] arguments = ["dgst", "-sha256", "-verify", key, "-signature", signature, data];

        (await Judge.RunAsync("openssl", arguments)).ShouldBe((0, "Verified OK\n"));

        encoded[^1] ^= 1;
        _folder.Write("data", encoded);
        (await Judge.RunAsync("openssl", arguments)).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task WhatOpensslSignsIsVerified()
    {
        Judge.SkipUnless("openssl");
        var key = _folder.At("theirs.pem");
        (
            await Judge.RunAsync(
                "openssl",
                "genpkey",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-out",
                key
            )
        ).ExitCode.ShouldBe(0);
        var data = _folder.Write(
            "data",
            DsseEnvelope.PreAuthenticationEncoding(_envelope.PayloadType, _envelope.Payload.Span)
        );
        (
            await Judge.RunAsync(
                "openssl",
                "dgst",
                "-sha256",
                "-sign",
                key,
                "-out",
                _folder.At("sig"),
                data
            )
        ).ExitCode.ShouldBe(0);
        var (_, open) = await Judge.RunAsync("openssl", "pkey", "-in", key, "-pubout");

        using var theirs = VerificationKey.FromPem(open);
        var envelope = _envelope with
        {
            Signatures = [new DsseSignature(null, await File.ReadAllBytesAsync(_folder.At("sig")))],
        };
        envelope.Verify(theirs).PredicateType.ShouldBe(PredicateTypes.TestResult);
    }

    [Fact]
    public void AnyChangedByteIsRefused()
    {
        for (var i = 0; i < _envelope.Payload.Length; i++)
        {
            Refused(_envelope with { Payload = Changed(_envelope.Payload, i) });
        }

        var signature = _envelope.Signatures[0];
        for (var i = 0; i < signature.Value.Length; i++)
        {
            Refused(
                _envelope with
                {
                    Signatures = [signature with { Value = Changed(signature.Value, i) }],
                }
            );
        }

        Refused(_envelope with { Signatures = [signature with { Value = signature.Value[..^1] }] });
        Refused(_envelope with { Signatures = [signature with { Value = Array.Empty<byte>() }] });
        Refused(_envelope with { PayloadType = "application/json" });
        Refused(_envelope with { Signatures = [] });
        Refused(_envelope with { Signatures = [signature with { KeyId = "other" }] });
        (
            _envelope with
            {
                Signatures =
                [
                    signature with
                    {
                        Value = new byte[] { 1 },
                    },
                    signature with
                    {
                        KeyId = null,
                    },
                ],
            }
        ).Verify(_public);
    }

    // Every character, so that nothing in the document can be changed without being refused or losing its meaning.
    [Fact]
    public void AnyChangedCharacterOfTheDocumentIsRefused()
    {
        var bytes = _envelope.ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = Changed(bytes, i);
            try
            {
                DsseEnvelope
                    .Parse(changed)
                    .Verify(_public)
                    .ShouldBeNull(Encoding.UTF8.GetString(changed));
            }
            catch (Exception e) when (e is FormatException or AttestationException)
            {
                continue;
            }
            catch (ShouldAssertException)
                when (DsseEnvelope.Parse(changed).Signatures[0].KeyId is null)
            {
                continue; // the hint's name, without which the envelope is as good
            }
        }
    }

    [Fact]
    public void AnotherKeyIsRefused()
    {
        using var other = VerificationKey.FromPem(Documents.NewKey().Public);
        Should
            .Throw<AttestationException>(() => _envelope.Verify(other))
            .Message.ShouldContain(other.KeyId);
    }

    [Fact]
    public void ASignedPayloadThatIsNoStatementIsRefused()
    {
        foreach (
            var (type, payload) in new[] { ("text/plain", "{}"), (InTotoStatement.MediaType, "{}") }
        )
        {
            var bytes = Encoding.UTF8.GetBytes(payload);
            var signature = _key.Sign(DsseEnvelope.PreAuthenticationEncoding(type, bytes));
            Refused(new DsseEnvelope(type, bytes, [new DsseSignature(null, signature)]));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"payloadType":"x","payload":"e30","signatures":[]}""")]
    [InlineData("""{"payloadType":"x","payload":"e31=","signatures":[]}""")]
    [InlineData("""{"payloadType":"x","payload":" e30=","signatures":[]}""")]
    [InlineData("""{"payloadType":"x","payload":"e30=","signatures":[{}]}""")]
    [InlineData("""{"payloadType":"x","payload":"e30=","signatures":["x"]}""")]
    [InlineData("""{"payloadType":"x","payload":"e30="}""")]
    public void WhatIsNoEnvelopeIsRefused(string json) =>
        Should.Throw<FormatException>(() => DsseEnvelope.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void KeysOfOtherKindsAreRefusedAndNotRepeated()
    {
        var (secret, open) = Documents.NewKey();
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        var damaged = secret.Replace('A', 'B');
        foreach (
            var pem in new[]
            {
                "",
                "secret",
                open,
                damaged,
                larger.ExportPkcs8PrivateKeyPem(),
                rsa.ExportPkcs8PrivateKeyPem(),
            }
        )
        {
            var e = Should.Throw<AttestationException>(() => SigningKey.FromPem(pem));
            e.Message.ShouldContain("P-256");
            e.InnerException.ShouldBeNull();
            if (pem.Length > 0)
            {
                e.ToString().ShouldNotContain(pem);
            }
        }

        foreach (var pem in new[] { "", secret, larger.ExportSubjectPublicKeyInfoPem() })
        {
            Should.Throw<AttestationException>(() => VerificationKey.FromPem(pem));
        }
    }

    private void Refused(DsseEnvelope envelope) =>
        Should.Throw<AttestationException>(() => envelope.Verify(_public));

    private static byte[] Changed(ReadOnlyMemory<byte> bytes, int i)
    {
        var changed = bytes.ToArray();
        changed[i] ^= 1;
        return changed;
    }

    public void Dispose()
    {
        _key.Dispose();
        _public.Dispose();
        _folder.Dispose();
    }
}
