using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers.Engine;

/// <summary>A daemon that wants certificates, as one on another machine does.</summary>
public sealed class EngineTlsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-tls-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_engine_with_TLS_is_held_against_the_authority_and_knows_us()
    {
        using var authority = Authority("ours");
        Write("server", authority, "1.3.6.1.5.5.7.3.1");
        Write("client", authority, "1.3.6.1.5.5.7.3.2");
        using var other = Authority("other");
        Write("stranger", other, "1.3.6.1.5.5.7.3.2");
        var port = FreePort();
        await using var daemon = new DockerDaemon
        {
            Options =
            [
                $"--host=tcp://127.0.0.1:{port}",
                "--tlsverify",
                $"--tlscacert={_folder}/server/ca.pem",
                $"--tlscert={_folder}/server/cert.pem",
                $"--tlskey={_folder}/server/key.pem",
            ],
        };
        await daemon.InitializeAsync();
        daemon.Need();

        using (var engine = await ConnectAsync("client"))
        {
            engine.Version.ShouldNotBeEmpty();
            engine.Endpoint.Tls!.Verify.ShouldBeTrue();
            (await engine.Client.Containers.ListContainersAsync(new(), Token)).ShouldBeEmpty();
        }

        // Its certificate is not of the stranger's authority.
        var e = await Should.ThrowAsync<EngineUnavailableException>(() => ConnectAsync("stranger"));
        e.Message.ShouldContain("the encrypted connection was refused (");
        e.Message.ShouldContain("Check ca.pem, cert.pem and key.pem of DOCKER_CERT_PATH");

        // And without TLS it answers, but not as an engine.
        e = await Should.ThrowAsync<EngineUnavailableException>(() => ConnectAsync(null));
        e.Message.ShouldContain("with or without TLS as it expects it (DOCKER_TLS_VERIFY)");

        Task<ContainerEngine> ConnectAsync(string? certificates) =>
            ContainerEngine.ConnectAsync(
                new ContainerEngineOptions
                {
                    Variable = name =>
                        name switch
                        {
                            "DOCKER_HOST" => $"tcp://127.0.0.1:{port}",
                            "DOCKER_TLS_VERIFY" when certificates is not null => "1",
                            "DOCKER_CERT_PATH" => $"{_folder}/{certificates}",
                            _ => null,
                        },
                    ConnectWithin = TimeSpan.FromSeconds(30),
                },
                Token
            );
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Start, End);
    }

    private void Write(string name, X509Certificate2 authority, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(usage)], false)
        );
        using var certificate = request.Create(authority, Start, End, [1, (byte)name.Length]);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(folder + "/ca.pem", authority.ExportCertificatePem());
        File.WriteAllText(folder + "/cert.pem", certificate.ExportCertificatePem());
        File.WriteAllText(folder + "/key.pem", key.ExportECPrivateKeyPem());
    }
}
