using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using Docker.DotNet.X509;

namespace MlOpsBuild.Compat.Tests.Docker.Internals;

/// <summary>Where the README says that the package does otherwise.</summary>
[Collection(EngineCollection.Name)]
public sealed class BeyondTests(Engine engine)
{
    [Fact]
    public async Task A_build_takes_layers_of_the_images_it_is_told()
    {
        var client = await engine.ConnectAsync();
        var messages = new Collected<JSONMessage>();
        await client.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters { Tags = ["cached:1"], CacheFrom = ["bb:1", "other:1"] },
            Archives.Tar(("Dockerfile", "FROM bb:1\nLABEL cached=1\n"u8.ToArray())),
            null,
            null,
            messages,
            Engine.Token
        );
        messages.All[^1].Stream.ShouldBe("Successfully tagged cached:1\n");
        await client.Images.DeleteImageAsync("cached:1", new ImageDeleteParameters(), Engine.Token);
    }

    [Fact]
    public async Task Registries_of_a_build_are_sent_in_base64_for_addresses()
    {
        var head = "";
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            (head, _) = await connection.ReadRequestAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n{}");
        });
        using var client = new DockerClientConfiguration(daemon.Endpoint).CreateClient();
        await client.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters { CacheFrom = ["a", "b"], Memory = 5 },
            Stream.Null,
            [
                new AuthConfig
                {
                    ServerAddress = "r.example",
                    Username = "???>>>",
                    Password = "~~~",
                },
            ],
            null,
            new Collected<JSONMessage>(),
            Engine.Token
        );
        head.ShouldStartWith("POST /build?memory=5&cachefrom=%5B%22a%22%2C%22b%22%5D HTTP/1.1\n");
        var value = head.Split('\n')
            .Single(x => x.StartsWith("X-Registry-Config: ", StringComparison.Ordinal))[19..];
        value.ShouldNotContain("/");
        value.ShouldNotContain("+");
        Encoding
            .UTF8.GetString(Convert.FromBase64String(value.Replace('-', '+').Replace('_', '/')))
            .ShouldBe(
                """{"r.example":{"username":"???>>>","password":"~~~","serveraddress":"r.example"}}"""
            );
    }

    [Fact]
    public async Task A_platform_is_sent_without_a_name()
    {
        var head = "";
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            (head, _) = await connection.ReadRequestAsync();
            await connection.WriteAsync("HTTP/1.1 201 Created\r\n\r\n{\"Id\":\"x\"}");
        });
        using var client = new DockerClientConfiguration(daemon.Endpoint).CreateClient();
        await client.Containers.CreateContainerAsync(
            new CreateContainerParameters { Platform = "linux/arm64" },
            Engine.Token
        );
        head.ShouldStartWith("POST /containers/create?platform=linux%2Farm64 HTTP/1.1\n");
    }

    [Fact]
    public async Task A_certificate_and_its_key_are_read_from_two_files()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-pem-").FullName;
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var made = new CertificateRequest(
                "CN=pem",
                key,
                HashAlgorithmName.SHA256
            ).CreateSelfSigned(from, from.AddYears(1));
            var (certificate, secret) = (Path.Combine(folder, "c"), Path.Combine(folder, "k"));
            await File.WriteAllTextAsync(certificate, made.ExportCertificatePem(), Engine.Token);
            await File.WriteAllTextAsync(secret, key.ExportPkcs8PrivateKeyPem(), Engine.Token);
            using var read = RSAUtil.GetCertFromPEMFiles(certificate, secret);
            read.HasPrivateKey.ShouldBeTrue();
            read.Thumbprint.ShouldBe(made.Thumbprint);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
