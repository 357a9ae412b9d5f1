using System.Diagnostics;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>Images go to registries by digest, with what is said of them.</summary>
public sealed class ImagePushTests(TestEngine engines)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_is_pushed_described_and_pulled_by_its_digest()
    {
        DockerRegistry.Need();
        await using var registry = await PasswordRegistry.StartAsync();
        using var model = await SampleModel.CreateAsync(seed: 51);
        var request = await RequestAsync(model);
        var record = await ModelImage.BuildAsync(request, null, Token);
        var documents = await ModelImage.DescribeAsync(request, record, Token);
        var repository = RegistryReference.Parse($"127.0.0.1:{registry.Port}/team/churn");
        var options = new RegistryOptions { Credentials = PasswordRegistry.Credentials };
        var push = new ImagePushRequest
        {
            Engine = request.Engine,
            Record = record,
            Repository = repository,
            Documents = documents,
            Registry = options,
        };
        var lines = new List<string>();
        var pushed = await ImagePush.PushAsync(push, lines.Add, Token);
        pushed.Repository.ShouldBe(repository.ToString());
        lines[0].ShouldBe($"pushing {repository}:{record.Key.Short}");
        string.Join('\n', lines).ShouldNotContain(PasswordRegistry.Password);

        // As others see it.
        var inspected = JsonNode.Parse(
            Skopeo(
                "inspect",
                "--tls-verify=false",
                "--creds",
                Login,
                $"docker://{pushed.Reference}"
            )
        )!;
        inspected["Digest"]!.GetValue<string>().ShouldBe(pushed.ManifestDigest.ToString());
        inspected["Labels"]![ImageLabels.ModelDigest]!
            .GetValue<string>()
            .ShouldBe(model.Digest.ToString());
        await using (var other = new DockerDaemon())
        {
            await other.InitializeAsync();
            other.Need();
            other.Docker("login", "-u", "me", "-p", PasswordRegistry.Password, repository.Registry);
            other.Docker("pull", "--quiet", pushed.Reference!);
            other
                .Docker("image", "inspect", "--format", "{{.Id}}", pushed.Reference!)
                .ShouldBe(record.ImageId.ToString());
        }

        using var client = new RegistryClient(repository, options);
        var attached = await client.ListReferrersAsync(pushed.ManifestDigest!.Value, null, Token);
        attached
            .Select(a => a.ArtifactType)
            .Order(StringComparer.Ordinal)
            .ShouldBe([ImageBom.MediaType, InTotoStatement.MediaType]);
        var bom = JsonNode.Parse(await DocumentAsync(client, attached, ImageBom.MediaType))!;
        bom["metadata"]!["component"]!["name"]!.GetValue<string>().ShouldBe(record.Tag);
        var statement = InTotoStatement.Parse(
            await DocumentAsync(client, attached, InTotoStatement.MediaType)
        );
        statement.Subjects.Single().Has(pushed.ManifestDigest!.Value).ShouldBeTrue();
        statement.Predicate["buildDefinition"]!["buildType"]!
            .GetValue<string>()
            .ShouldBe(SlsaProvenance.ImageBuildType);

        // Again, signed this time, and once more: nothing is there twice.
        using var key = SigningKey.FromPem(NewKey());
        for (var i = 0; i < 2; i++)
        {
            (await ImagePush.PushAsync(push with { Key = key }, null, Token)).Reference.ShouldBe(
                pushed.Reference
            );
        }

        attached = await client.ListReferrersAsync(pushed.ManifestDigest!.Value, null, Token);
        attached
            .Select(a => a.ArtifactType)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                ImageBom.MediaType,
                InTotoStatement.MediaType,
                PredicateTypes.ArtifactTypeOf(PredicateTypes.SlsaProvenance),
            ]);
        using var verification = VerificationKey.FromPem(key.PublicKeyPem);
        DsseEnvelope
            .Parse(
                await DocumentAsync(
                    client,
                    attached,
                    PredicateTypes.ArtifactTypeOf(PredicateTypes.SlsaProvenance)
                )
            )
            .Verify(verification)
            .ToBytes()
            .ShouldBe(statement.ToBytes());
    }

    [Theory]
    [InlineData("wr0ng")]
    [InlineData(null)]
    public async Task The_wrong_password_or_none_is_told_and_never_shown(string? password)
    {
        DockerRegistry.Need();
        await using var registry = await PasswordRegistry.StartAsync();
        using var model = await SampleModel.CreateAsync(seed: 51);
        var request = await RequestAsync(model);
        var record = await ModelImage.BuildAsync(request, null, Token);
        var credential = password is null ? null : new RegistryCredential("me", password);
        var e = await Should.ThrowAsync<EngineException>(() =>
            ImagePush.PushAsync(
                new ImagePushRequest
                {
                    Engine = request.Engine,
                    Record = record,
                    Repository = RegistryReference.Parse($"127.0.0.1:{registry.Port}/team/churn"),
                    Registry = new RegistryOptions
                    {
                        Credentials = new FixedCredentials(credential),
                    },
                },
                null,
                Token
            )
        );
        e.Message.ShouldStartWith(
            $"127.0.0.1:{registry.Port}/team/churn:{record.Key.Short} could not be pushed: "
        );
        e.Message.ShouldEndWith("docker login.");
        e.ExitCode.ShouldBe(MlOpsExitCode.Broken);
        ShowAll(e).ShouldNotContain("wr0ng");
    }

    [Fact]
    public async Task A_registry_that_is_down_is_told()
    {
        using var model = await SampleModel.CreateAsync(seed: 51);
        var request = await RequestAsync(model);
        var record = await ModelImage.BuildAsync(request, null, Token);
        var e = await Should.ThrowAsync<EngineException>(() =>
            ImagePush.PushAsync(
                new ImagePushRequest
                {
                    Engine = request.Engine,
                    Record = record,
                    Repository = RegistryReference.Parse("127.0.0.1:1/team/churn:v1"),
                },
                null,
                Token
            )
        );
        e.Message.ShouldStartWith("127.0.0.1:1/team/churn:v1 could not be pushed: ");
        e.Message.ShouldEndWith(
            "connection refused. Nothing listens there: check the address, and that the service runs."
        );
    }

    private static string Login => $"{PasswordRegistry.User}:{PasswordRegistry.Password}";

    private static async Task<byte[]> DocumentAsync(
        RegistryClient client,
        IReadOnlyList<OciDescriptor> attached,
        string type
    )
    {
        var one = attached.Single(a => a.ArtifactType == type);
        var manifest = await client.ReadManifestAsync(one.Digest.ToString(), null, Token);
        return await client.ReadBlobAsync(
            OciManifest.Parse(manifest.Bytes.Span).Layers.Single(),
            Token
        );
    }

    private static string NewKey()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string ShowAll(Exception? e) =>
        e is null ? "" : $"{e}\n{e.Message}\n{ShowAll(e.InnerException)}";

    private static string Skopeo(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("skopeo", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync(Token);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        return output;
    }

    private async Task<ModelImageRequest> RequestAsync(SampleModel model) =>
        model.Request(await engines.NeedAsync(), TestEngine.App, await engines.NeedDebianAsync());
}
