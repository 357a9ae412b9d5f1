using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class EncryptionTests
{
    [Fact]
    public async Task A_registry_is_reached_by_https_where_its_certificate_is_trusted()
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);
        await using var registry = await StartAsync(key, certificate);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { certificate },
        };
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
        using var client = new RegistryClient(
            registry.At("a"),
            Options() with
            {
                PlainHttp = false,
                Handler = handler,
                ChunkSize = 1000,
            }
        );
        var bytes = Bytes(10_000);
        await client.PutAsync(bytes);
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_at_once()
    {
        using var key = RSA.Create(2048);
        using var certificate = Certificate(key);
        await using var registry = await StartAsync(key, certificate);
        var clock = new SkippingClock();
        using var client = new RegistryClient(
            registry.At("a"),
            Options(clock) with
            {
                PlainHttp = false,
            }
        );
        var error = await Should.ThrowAsync<RegistryUnavailableException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldContain("Check the registry's certificate");
        clock.Delays.ShouldBeEmpty();
    }

    private static async Task<DockerRegistry> StartAsync(RSA key, X509Certificate2 certificate)
    {
        DockerRegistry.Need();
        var registry = new DockerRegistry();
        var crt = Path.Combine(registry.Folder, "tls.crt");
        var pem = Path.Combine(registry.Folder, "tls.key");
        await File.WriteAllTextAsync(crt, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(pem, key.ExportPkcs8PrivateKeyPem());
        registry.Tls = $$""", tls: { certificate: "{{crt}}", key: "{{pem}}" }""";
        await registry.InitializeAsync();
        return registry;
    }

    private static X509Certificate2 Certificate(RSA key)
    {
        var request = new CertificateRequest(
            "CN=tests",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
