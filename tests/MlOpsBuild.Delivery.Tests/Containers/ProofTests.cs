using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>What is not the evaluated model, or keeps no gate, is not accepted.</summary>
public sealed class ProofTests(TestEngine engines)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_bit_is_a_difference()
    {
        using var model = await SampleModel.CreateAsync(seed: 31);
        var request = await RequestAsync(model);
        var golden = model.Golden.ToArray();
        var output = golden[4].Outputs[0];
        golden[4] = golden[4] with { Outputs = [Math.BitIncrement(output)] };
        var record = await ModelImage.BuildAsync(request with { Golden = golden }, null, Token);

        record.IsAccepted.ShouldBeFalse();
        record.Proof.Rows.ShouldBe(30);
        record.Proof.Different.ShouldBe(1);
        record.Proof.FirstDifference.ShouldBe(
            string.Create(
                CultureInfo.InvariantCulture,
                $"golden row 5 through /predict gave {output:R}, the evaluated model {Math.BitIncrement(output):R}"
            )
        );

        // It is recorded, and tried again.
        request.Records.Read("sample")!.IsAccepted.ShouldBeFalse();
        var lines = new List<string>();
        await ModelImage.BuildAsync(request with { Golden = golden }, lines.Add, Token);
        lines.ShouldContain(l => l.StartsWith("proving ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gates_hold_or_tell_the_numbers()
    {
        using var model = await SampleModel.CreateAsync(seed: 32);
        var request = await RequestAsync(
            model,
            new ContainerGateConfig { Metric = "imageBytes", Max = 1_000_000 },
            new ContainerGateConfig { Metric = "p99Seconds", Max = 60 }
        );
        var record = await ModelImage.BuildAsync(request, null, Token);
        record.IsAccepted.ShouldBeFalse();
        record.Failures.ShouldBe([
            string.Create(
                CultureInfo.InvariantCulture,
                $"imageBytes {record.Measurements.ImageBytes:N0}, at most 1,000,000"
            ),
        ]);

        // With another limit what was measured counts.
        var wider = await RequestAsync(
            model,
            new ContainerGateConfig { Metric = "imageBytes", Max = 45_000_000 }
        );
        var lines = new List<string>();
        (await ModelImage.BuildAsync(wider, lines.Add, Token)).IsAccepted.ShouldBeTrue();
        lines.ShouldBe([$"image {record.Tag}: nothing changed"]);
    }

    [Fact]
    public async Task Weights_that_were_changed_do_not_start()
    {
        using var model = await SampleModel.CreateAsync(seed: 33);
        var record = await ModelImage.BuildAsync(await RequestAsync(model), null, Token);
        var weights = await File.ReadAllBytesAsync(model.Folder + "/champion/model.bin", Token);
        weights[^9] ^= 1;
        using var tampered = Derive(record.Tag, "/models/champion/model.bin", weights);
        await using var container = await RunningContainer.StartAsync(
            await engines.NeedAsync(),
            new ContainerRun { Image = tampered.Image },
            Token
        );
        var e = await Should.ThrowAsync<ContainerFailedException>(() =>
            container.WaitUntilReadyAsync(Limit, Token)
        );
        e.ProcessExitCode.ShouldBe(2);
        e.Message.ShouldContain("model.bin has SHA-256 ");
    }

    [Fact]
    public async Task Another_model_in_its_place_is_told_by_its_digest()
    {
        using var model = await SampleModel.CreateAsync(seed: 34);
        using var other = await SampleModel.CreateAsync(seed: 35);
        var record = await ModelImage.BuildAsync(await RequestAsync(model), null, Token);
        using var first = Derive(
            record.Tag,
            "/models/champion/model.bin",
            await File.ReadAllBytesAsync(other.Folder + "/champion/model.bin", Token)
        );
        using var tampered = Derive(
            first.Image,
            "/models/champion/model.json",
            await File.ReadAllBytesAsync(other.Folder + "/champion/model.json", Token)
        );
        await using var container = await RunningContainer.StartAsync(
            await engines.NeedAsync(),
            new ContainerRun { Image = tampered.Image },
            Token
        );
        await container.WaitUntilReadyAsync(Limit, Token);
        using var http = container.CreateHttpClient();
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            GoldenProof.RunAsync(http, Target(model), model.Golden, Token)
        );
        e.Message.ShouldBe(
            $"The server serves another model: the header X-Model-Digest of predict names {other.Digest}, expected {model.Digest}."
        );

        // And its own rows prove it.
        var proof = await GoldenProof.RunAsync(http, Target(other), other.Golden, Token);
        proof.IsEqual.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_with_keys_several_models_and_small_requests_is_proven_too()
    {
        using var model = await SampleModel.CreateAsync(
            seed: 36,
            settings: s =>
                s with
                {
                    ApiKeys = true,
                    Limits = new ServeLimits { Rows = 7, BodyBytes = 4000 },
                    Log = new PredictionLogSettings(),
                    Models =
                    [
                        s.Models[0] with
                        {
                            Weight = 10,
                        },
                        new ServedModelSettings
                        {
                            Name = "second",
                            Path = "second",
                            Weight = 90,
                        },
                        new ServedModelSettings
                        {
                            Name = "dark",
                            Path = "dark",
                            Shadow = true,
                        },
                    ],
                }
        );
        await model.WriteAsync("second", 37);
        await model.WriteAsync("dark", 38);
        var record = await ModelImage.BuildAsync(await RequestAsync(model), null, Token);
        record.Failures.ShouldBeEmpty();
        record.Proof.ShouldBe(new(30, 0));
        record.Measurements.Requests.ShouldBe(200);
    }

    [Fact]
    public async Task Settings_that_cannot_be_served_are_told_with_what_the_server_said()
    {
        using var model = await SampleModel.CreateAsync(seed: 39);
        var request = await RequestAsync(model);
        File.Delete(model.Folder + "/champion/model.bin");
        var e = await Should.ThrowAsync<ContainerFailedException>(() =>
            ModelImage.BuildAsync(request, null, Token)
        );
        e.Message.ShouldContain(" ended with exit code 2. Its last lines:\n  mlops-serve: ");
        e.Message.ShouldContain("model.bin");
        request.Records.Read("sample").ShouldBeNull();
        engines
            .Daemon.Docker("ps", "--all", "--quiet", "--filter", "id=" + e.Message.Split(' ')[2])
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_golden_rows_there_is_no_image()
    {
        using var model = await SampleModel.CreateAsync();
        var request = await RequestAsync(model);
        var e = await Should.ThrowAsync<UsageException>(() =>
            ModelImage.BuildAsync(request with { Golden = [] }, null, Token)
        );
        e.Message.ShouldStartWith("There are no golden rows");
    }

    private static GoldenTarget Target(SampleModel model) =>
        new()
        {
            Model = "sample",
            ModelDigest = model.Digest,
            Signature = model.Signature,
            Contract = ServingContract.Read(
                File.ReadAllBytes(model.Folder + "/champion/serving.json"),
                model.Signature
            ),
        };

    private async Task<ModelImageRequest> RequestAsync(
        SampleModel model,
        params ContainerGateConfig[] gates
    ) =>
        model.Request(
            await engines.NeedAsync(),
            TestEngine.App,
            await engines.NeedDebianAsync(),
            gates
        );

    private DerivedImage Derive(string from, string path, byte[] content) =>
        new(engines.Daemon, from, path, content);
}
