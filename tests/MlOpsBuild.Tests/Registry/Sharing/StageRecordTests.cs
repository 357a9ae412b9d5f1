using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Registry.Sharing;

public sealed class StageRecordTests
{
    private static readonly StageLock s_lock = LockOf("train", "gbdt", "model.bin");
    private static readonly StageLock s_other = LockOf("train", "linear", "model.bin", "more.bin");

    [Fact]
    public void What_was_made_is_read()
    {
        Read(s_lock).ToBytes().ShouldBe(s_lock.ToBytes());
        StageRecord.IsWhole(s_lock).ShouldBeTrue();
        Read(LockOf("train", "gbdt")).Outputs.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_it_says_is_believed()
    {
        Refusal(s_other, s_other).ShouldContain($"a result of the key {s_other.Key.Short}");
        Refusal(LockOf("check", "gbdt"), LockOf("check", "gbdt"))
            .ShouldContain("a result of the stage 'check'");
        Refusal(s_lock, s_lock with { Key = s_other.Key }, s_other.Key)
            .ShouldContain($"its inputs have the key {s_lock.Key.Short}");
        Refusal(s_other, s_lock).ShouldContain("its layers are not the outputs");
        Refusal(s_lock, s_lock with { Manifest = s_other.Manifest })
            .ShouldContain(
                $"make the manifest {s_lock.Manifest.Short}, and its lock says {s_other.Manifest.Short}"
            );
        Refusal(s_lock, s_lock, manifest: s_other.Manifest)
            .ShouldContain($"the lock file says {s_other.Manifest.Short} for the same inputs");
        var cut = s_lock.ToBytes()[..^10];
        Should
            .Throw<StageRecordException>(() =>
                StageRecord.Read(Manifest(s_lock), cut, "train", s_lock.Key, null)
            )
            .Message.ShouldContain("its content does not have its checksum");
    }

    [Fact]
    public void A_lock_that_contradicts_itself_is_not_whole()
    {
        StageRecord.IsWhole(s_lock with { Key = s_other.Key }).ShouldBeFalse();
        StageRecord.IsWhole(s_lock with { Manifest = s_other.Manifest }).ShouldBeFalse();
        StageRecord.IsWhole(s_lock with { Outputs = s_other.Outputs }).ShouldBeFalse();
    }

    private static StageLock Read(StageLock held) =>
        StageRecord.Read(Manifest(held), held.ToBytes(), "train", held.Key, held.Manifest);

    private static string Refusal(
        StageLock layers,
        StageLock held,
        Digest? key = null,
        Digest? manifest = null
    ) =>
        Should
            .Throw<StageRecordException>(() =>
                StageRecord.Read(
                    Manifest(layers),
                    held.ToBytes(),
                    "train",
                    key ?? s_lock.Key,
                    manifest
                )
            )
            .Message;

    private static OciManifest Manifest(StageLock held) => StageRecord.Create(held, held.ToBytes());

    private static StageLock LockOf(string stage, string trainer, params string[] outputs)
    {
        var inputs = new StageInputs
        {
            Stage = stage,
            Version = 1,
            Parameters = new JsonObject { ["trainer"] = trainer },
            Files = new Dictionary<string, string>(),
            Upstream = new Dictionary<string, string>(),
        };
        StageOutput[] made = [.. outputs.Select(o => new StageOutput(o, Digest.Of(o), o.Length))];
        return new StageLock
        {
            Inputs = inputs,
            Key = inputs.ToKey(),
            Manifest = Digest.Of(
                StageManifest.Create(StageManifest.Config(stage, made), made).ToBytes()
            ),
            Outputs = made,
        };
    }
}
