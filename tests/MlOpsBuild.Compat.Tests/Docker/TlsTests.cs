using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet;
using Docker.DotNet.Models;
using Docker.DotNet.X509;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>A daemon that wants certificates of its clients.</summary>
public sealed class TlsTests
{
    private static readonly DateTimeOffset s_from = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Daemon_and_client_know_each_other_by_certificates()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-tls-").FullName;
        using var authority = Authority();
        Write(folder, "ca", authority);
        using var server = Certificate(authority, "daemon", server: true);
        Write(folder, "server", server);
        using var client = Certificate(authority, "client", server: false);
        var port = Engine.FreePort();
        var daemon = new DockerDaemon
        {
            Options =
            [
                "--host",
                $"tcp://127.0.0.1:{port}",
                "--tlsverify",
                "--tlscacert",
                Path.Combine(folder, "ca.pem"),
                "--tlscert",
                Path.Combine(folder, "server.pem"),
                "--tlskey",
                Path.Combine(folder, "server.key"),
            ],
        };
        try
        {
            await daemon.InitializeAsync();
            daemon.Need();
            var endpoint = new Uri($"tcp://127.0.0.1:{port}");
            var pfx = Path.Combine(folder, "client.pfx");
            await File.WriteAllBytesAsync(
                pfx,
                client.Export(X509ContentType.Pfx, "x"),
                Engine.Token
            );
            using var known = new CertificateCredentials(RSAUtil.GetCertFromPFX(pfx, "x"));
            known.IsTlsCredentials().ShouldBeTrue();
            known.ServerCertificateValidationCallback = (_, certificate, _, _) =>
                certificate!.Issuer == authority.Subject;
            using var docker = new DockerClientConfiguration(endpoint, known).CreateClient();
            (await docker.System.GetVersionAsync(Engine.Token)).Os.ShouldBe("linux");
            await TalkAsync(docker);

            using var unknown = Authority();
            using var stranger = Certificate(unknown, "stranger", server: false);
            using var theirs = new CertificateCredentials(stranger);
            theirs.ServerCertificateValidationCallback = known.ServerCertificateValidationCallback;
            using var refused = new DockerClientConfiguration(endpoint, theirs).CreateClient();
            // TLS 1.3 says so with the first answer only.
            var error = await Should.ThrowAsync<Exception>(() =>
                refused.System.PingAsync(Engine.Token)
            );
            (error is IOException or HttpRequestException or AuthenticationException).ShouldBeTrue(
                error.ToString()
            );

            using var trusting = new CertificateCredentials(client);
            using var wary = new DockerClientConfiguration(endpoint, trusting).CreateClient();
            await Should.ThrowAsync<AuthenticationException>(() =>
                wary.System.PingAsync(Engine.Token)
            );
        }
        finally
        {
            await daemon.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    // The end of input is told by TLS itself.
    private static async Task TalkAsync(DockerClient docker)
    {
        var busybox = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(x => Path.Combine(x, "busybox"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(busybox is null, "busybox is not on the PATH");
        await Engine.BuildAsync(
            docker,
            Engine.Busybox,
            "FROM scratch\nCOPY busybox /bin/busybox\n",
            ("busybox", await File.ReadAllBytesAsync(busybox, Engine.Token))
        );
        var created = await docker.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = Engine.Busybox,
                OpenStdin = true,
                StdinOnce = true,
                Cmd = ["/bin/busybox", "cat"],
                HostConfig = new HostConfig { NetworkMode = "none" },
            },
            Engine.Token
        );
        await using var container = new RunningContainer(docker, created.ID);
        using var stream = await docker.Containers.AttachContainerAsync(
            container.Id,
            tty: false,
            new ContainerAttachParameters
            {
                Stream = true,
                Stdin = true,
                Stdout = true,
            },
            Engine.Token
        );
        await docker.Containers.StartContainerAsync(container.Id, null, Engine.Token);
        await stream.WriteAsync("over tls"u8.ToArray(), 0, 8, Engine.Token);
        stream.CloseWrite();
        (await stream.ReadOutputToEndAsync(Engine.Token)).stdout.ShouldBe("over tls");
    }

    private static X509Certificate2 Authority()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true)
        );
        return request.CreateSelfSigned(s_from, s_from.AddYears(100));
    }

    private static X509Certificate2 Certificate(
        X509Certificate2 authority,
        string name,
        bool server
    )
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension(
                [new Oid(server ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")],
                critical: false
            )
        );
        if (server)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        byte[] serial = [1, (byte)name.Length];
        using var certificate = request.Create(authority, s_from, s_from.AddYears(99), serial);
        return certificate.CopyWithPrivateKey(key);
    }

    private static void Write(string folder, string name, X509Certificate2 certificate)
    {
        File.WriteAllText(
            Path.Combine(folder, name + ".pem"),
            certificate.ExportCertificatePem() + "\n"
        );
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(
            Path.Combine(folder, name + ".key"),
            key.ExportPkcs8PrivateKeyPem() + "\n"
        );
    }
}
