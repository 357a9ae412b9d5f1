using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Pipelines;
using MlOpsBuild.Tests.Registry.Remote;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Sharing;

public sealed class StageSharingTests : IClassFixture<DockerRegistry>, IDisposable
{
    private static readonly string[] s_allHit = ["hit check-data", "hit train", "hit evaluate"];
    private static readonly string[] s_allRestored =
    [
        "restored check-data",
        "restored train",
        "restored evaluate",
    ];
    private static readonly string[] s_allRan =
    [
        "running check-data (first run)",
        "done check-data",
        "running train (first run)",
        "done train",
        "running evaluate (first run)",
        "done evaluate",
    ];
    private readonly DockerRegistry _registry;
    private readonly Workspace _ci = new();
    private readonly Workspace _laptop = new();

    public StageSharingTests(DockerRegistry registry) => _registry = registry;

    [Fact]
    public async Task What_one_machine_computed_another_takes()
    {
        DockerRegistry.Need();
        await PushAsync("both/ways");
        await using var proxy = new FaultProxy(_registry.Port);
        Connect(proxy.At("both/ways"));

        var outcome = await _laptop.RunAsync();
        _laptop.Events.ShouldBe(s_allRestored);
        outcome.Reason.ShouldBe("from the registry");
        outcome.Manifest.ShouldBe((await _ci.RunAsync()).Manifest);
        (await outcome.ReadAsync("metrics.json", Token)).ShouldNotBeEmpty();
        (await File.ReadAllBytesAsync(_laptop.LockOf("train"), Token)).ShouldBe(
            await File.ReadAllBytesAsync(_ci.LockOf("train"), Token)
        );

        // From then on it is here: nothing is asked.
        var asked = proxy.Requests.Count;
        (await _laptop.EventsOfRunAsync()).ShouldBe(s_allHit);
        proxy.Requests.Count.ShouldBe(asked);

        // The other way round.
        _laptop.TrainParameters["trainer"] = "linear";
        _ci.TrainParameters["trainer"] = "linear";
        await _laptop.RunAsync();
        await PushAsync("both/ways", _laptop);
        _ci.Remote = Remote(proxy.At("both/ways"), _ci);
        (await _ci.EventsOfRunAsync()).ShouldBe([
            "hit check-data",
            "restored train",
            "restored evaluate",
        ]);
    }

    [Fact]
    public async Task A_second_push_asks_one_question_a_result()
    {
        DockerRegistry.Need();
        (await PushAsync("twice")).Sent.Count.ShouldBe(3);
        await using var proxy = new FaultProxy(_registry.Port);
        using var client = new RegistryClient(proxy.At("twice"), Options());
        var runner = _ci.Runner();
        var (sent, blobs, bytes) = await new StageRecords(client).PushAsync(
            runner.ReadLocks(),
            runner.Store,
            Token
        );
        (sent.Count, blobs, bytes).ShouldBe((0, 0, 0));
        proxy.Requests.Count.ShouldBe(3);
        proxy.Count("HEAD /v2/twice/manifests/stage.").ShouldBe(3);
    }

    [Fact]
    public async Task What_nobody_computed_runs_without_a_word_and_is_asked_for_once()
    {
        DockerRegistry.Need();
        await using var proxy = new FaultProxy(_registry.Port);
        Connect(proxy.At("nobody"));
        await _laptop.RunAsync();
        _laptop.Events.ShouldBe(s_allRan);
        proxy.Count("GET /v2/nobody/manifests/stage.").ShouldBe(3);
        proxy.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_tag_that_was_moved_is_refused()
    {
        DockerRegistry.Need();
        await PushAsync("moved");
        var train = Lock(_ci, "train");
        _ci.TrainParameters["trainer"] = "linear";
        await _ci.RunAsync();
        await PushAsync("moved");
        var other = Lock(_ci, "train");
        await RetagAsync("moved", other, StageManifest.TagOf("train", train.Key));
        Connect(_registry.At("moved"));
        await _laptop.RunAsync();
        Warnings()
            .ShouldHaveSingleItem()
            .ShouldContain(
                $"result of train for the key {train.Key.Short} is refused: the tag leads to a result of the key {other.Key.Short}: it was moved"
            );
        _laptop.Events.ShouldContain("done train");
        Lock(_laptop, "train").Manifest.ShouldBe(train.Manifest);
    }

    [Fact]
    public async Task A_manifest_that_is_no_record_is_refused()
    {
        DockerRegistry.Need();
        await _ci.RunAsync();
        var check = Lock(_ci, "check-data");
        using var client = new RegistryClient(_registry.At("swapped"), Options());
        await client.PutArtifactAsync("evil", StageManifest.TagOf("check-data", check.Key));
        Connect(_registry.At("swapped"));
        await _laptop.RunAsync();
        Warnings()
            .ShouldHaveSingleItem()
            .ShouldContain(
                "the tag leads to application/vnd.test.evil, not to application/vnd.mlopsbuild.stage-record.v1+json"
            );
        _laptop.Events.Count(e => e.StartsWith("done", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_result_that_a_committed_lock_contradicts_is_refused()
    {
        DockerRegistry.Need();
        await PushAsync("contradicted");
        var true_ = Lock(_ci, "train");
        var false_ = true_ with { Outputs = [], Manifest = ManifestOf("train", []) };
        Directory.CreateDirectory(Path.GetDirectoryName(_laptop.LockOf("train"))!);
        await File.WriteAllBytesAsync(_laptop.LockOf("train"), false_.ToBytes(), Token);
        Connect(_registry.At("contradicted"));
        await _laptop.RunAsync();
        _laptop.Events.ShouldContain(e =>
            e.Contains(
                $"it has the manifest {true_.Manifest.Short}, and the lock file says {false_.Manifest.Short} for the same inputs",
                StringComparison.Ordinal
            )
        );
        _laptop.Events.ShouldContain("done train");
    }

    [Fact]
    public async Task A_corrupted_output_is_not_taken()
    {
        DockerRegistry.Need();
        _ci.TrainParameters["note"] = new string('x', 2000); // larger than a head
        _laptop.TrainParameters["note"] = new string('x', 2000);
        await PushAsync("corrupt");
        var output = Lock(_ci, "train").Outputs.Single(o => o.Size > 0);
        await using var proxy = new FaultProxy(
            _registry.Port,
            new Fault($"GET /v2/corrupt/blobs/{output.Digest}") { Corrupt = 1500 }
        );
        Connect(proxy.At("corrupt"));
        var outcome = await _laptop.RunAsync();
        proxy.Left.ShouldBe(0);
        _laptop.Events[1].ShouldStartWith("warning The registry's result of train cannot be used.");
        _laptop.Events.ShouldContain("done train");
        _laptop.Events.ShouldContain("restored evaluate");
        outcome.Manifest.ShouldBe(Lock(_ci, "evaluate").Manifest);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("broken")]
    [InlineData("refusing")]
    [InlineData("silent")]
    public async Task A_registry_that_does_not_work_is_one_warning(string how)
    {
        FaultProxy proxy = new(0)
        {
            Always = how switch
            {
                "broken" => new Fault("") { Answer = Fault.Json(500, "{}") },
                "refusing" => new Fault("") { Answer = Fault.Json(403, "{}") },
                _ => new Fault("") { Hang = true },
            },
        };
        var address = proxy.At("a");
        if (how == "gone")
        {
            await proxy.DisposeAsync();
        }

        // Of the silent one the limit is reached at once.
        TimeProvider clock = how == "silent" ? new SkippingClock() : TimeProvider.System;
        _laptop.Remote = Remote(address, _laptop, clock);
        await _laptop.RunAsync();
        Warnings().ShouldHaveSingleItem().ShouldEndWith("This run goes on without the registry.");
        _laptop
            .Events.Where(e => !e.StartsWith("warning", StringComparison.Ordinal))
            .ShouldBe(s_allRan);
        if (how != "gone")
        {
            proxy.Requests.Count.ShouldBeLessThanOrEqualTo(3);
            await proxy.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_damaged_output_comes_from_the_registry_again()
    {
        DockerRegistry.Need();
        await PushAsync("again");
        Connect(_registry.At("again"));
        await _laptop.RunAsync();
        var outcome = await _laptop.Runner().RunAsync(_laptop.Train(), Token);
        var output = outcome.Outputs.Single(o => o.Size > 0);
        await File.WriteAllBytesAsync(_laptop.BlobOf(output), new byte[output.Size], Token);
        _laptop.Events.Clear();
        (await outcome.ReadAsync(output.Path, Token)).Length.ShouldBe((int)output.Size);
        _laptop
            .Events.ShouldHaveSingleItem()
            .ShouldEndWith("was removed: it came from the registry again.");
    }

    [Fact]
    public async Task Another_commits_result_is_recalled_from_the_registry()
    {
        DockerRegistry.Need();
        await PushAsync("recall");
        Connect(_registry.At("recall"));
        var held = Lock(_ci, "train");
        var outcome = await _laptop.Runner().RecallAsync(held, Token);
        outcome.ShouldNotBeNull().Manifest.ShouldBe(held.Manifest);
        (await outcome.ReadAsync("model/weights.bin", Token)).ShouldNotBeEmpty();
        File.Exists(_laptop.LockOf("train")).ShouldBeFalse();
        using var alone = new Workspace();
        (await alone.Runner().RecallAsync(held, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_tool_reads_a_record()
    {
        DockerRegistry.Need();
        Assert.SkipUnless(Skopeo.IsThere, "skopeo is not on the PATH");
        await PushAsync("judge");
        var held = Lock(_ci, "train");
        var address =
            $"docker://127.0.0.1:{_registry.Port}/judge:{StageManifest.TagOf("train", held.Key)}";
        var raw = await Skopeo.RunAsync("inspect", "--raw", "--tls-verify=false", address);
        raw.ShouldBe(StageRecord.Create(held, held.ToBytes()).ToBytes());
        var copied = Path.Combine(_ci.Root, "copied");
        await Skopeo.RunAsync("copy", "--src-tls-verify=false", address, $"oci:{copied}:v1");
        var layout = OciLayout.Open(copied);
        held.Outputs.ShouldAllBe(o => layout.Contains(o.Digest, o.Size));
    }

    private IEnumerable<string> Warnings() =>
        _laptop.Events.Where(e => e.StartsWith("warning", StringComparison.Ordinal));

    public void Dispose()
    {
        _ci.Dispose();
        _laptop.Dispose();
    }

    private static StageLock Lock(Workspace work, string stage) =>
        StageLock.Parse(File.ReadAllBytes(work.LockOf(stage)));

    private static Digest ManifestOf(string stage, IReadOnlyList<StageOutput> outputs) =>
        Digest.Of(StageManifest.Create(StageManifest.Config(stage, outputs), outputs).ToBytes());

    private static StageRegistry Remote(
        RegistryReference address,
        Workspace work,
        TimeProvider? time = null
    ) =>
        new(
            how => new RegistryClient(
                address,
                how with
                {
                    Credentials = new Fixed(null),
                    Time = new SkippingClock(),
                    IdleTimeout = TimeSpan.FromHours(2),
                }
            ),
            work,
            time ?? TimeProvider.System
        );

    private void Connect(RegistryReference address) => _laptop.Remote = Remote(address, _laptop);

    private async Task<(IReadOnlyList<StageLock> Sent, int Blobs, long Bytes)> PushAsync(
        string repository,
        Workspace? work = null
    )
    {
        work ??= _ci;
        await work.RunAsync();
        using var client = new RegistryClient(_registry.At(repository), Options());
        var runner = work.Runner();
        return await new StageRecords(client).PushAsync(runner.ReadLocks(), runner.Store, Token);
    }

    private async Task RetagAsync(string repository, StageLock held, string tag)
    {
        using var client = new RegistryClient(_registry.At(repository), Options());
        var bytes = StageRecord.Create(held, held.ToBytes()).ToBytes();
        await client.PutManifestAsync(bytes, OciMediaTypes.Manifest, tag, Token);
    }
}
