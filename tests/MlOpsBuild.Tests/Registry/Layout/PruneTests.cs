using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Registry.Layout;

/// <summary>What goes, and above all what stays.</summary>
public sealed class PruneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-").FullName;
    private readonly List<string> _warnings = [];
    private readonly OciLayout _layout;

    public PruneTests() => _layout = OciLayout.Open(Store, _warnings.Add);

    private string Store => Path.Combine(_folder, "store");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_kept_manifest_leads_to_stays_also_where_another_leads_there_too()
    {
        var kept = await PutAsync("kept", ["shared", "own"]);
        var gone = await PutAsync("gone", ["shared", "only here"]);
        _layout.Put("no manifest leads here"u8);

        var result = await PruneAsync(e => e.Digest == kept.Digest);

        result.RemovedTags.ShouldBe(["gone"]);
        result.KeptManifests.ShouldBe(1);
        result.KeptBlobs.ShouldBe(4); // manifest, config, two layers
        result.RemovedBlobs.ShouldBe(4); // manifest, config, one layer, one without a manifest
        _layout.Contains(Digest.Of("shared")).ShouldBeTrue();
        _layout.Contains(Digest.Of("own")).ShouldBeTrue();
        _layout.Contains(Digest.Of("only here")).ShouldBeFalse();
        _layout.Contains(gone.Digest).ShouldBeFalse();
        _layout.Resolve("gone").ShouldBeNull();
        (await _layout.ReadManifestAsync(kept.Digest, default)).Layers.Count.ShouldBe(2);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_counts_the_same_and_changes_nothing()
    {
        await PutAsync("kept", ["shared", "own"]);
        await PutAsync("gone", ["shared", "only here"]);
        var before = Snapshot();

        var dry = await _layout.PruneAsync(IsKept, dryRun: true, default);
        Snapshot().ShouldBe(before);

        var real = await _layout.PruneAsync(IsKept, dryRun: false, default);
        real.ShouldBeEquivalentTo(dry);
        real.FreedBytes.ShouldBe(before.Sum(x => x.Value) - Snapshot().Sum(x => x.Value));
        (await _layout.PruneAsync(IsKept, dryRun: false, default)).RemovedBlobs.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_about_a_kept_manifest_stays_and_what_it_is_about()
    {
        var model = await PutAsync("kept", ["model"]);
        var verdict = await PutAsync(null, ["verdict"], model);
        var signature = await PutAsync(null, ["signature"], verdict);
        var other = await PutAsync("gone", ["other"]);
        await PutAsync(null, ["about the other"], other);

        var result = await PruneAsync(IsKept);

        result.KeptManifests.ShouldBe(3);
        _layout.Contains(signature.Digest).ShouldBeTrue();
        _layout.Contains(Digest.Of("signature")).ShouldBeTrue();
        _layout.Contains(Digest.Of("about the other")).ShouldBeFalse();

        // The other way round: a kept statement keeps its subject.
        (await PruneAsync(e => e.Digest == signature.Digest)).RemovedBlobs.ShouldBe(0);
        _layout.Contains(Digest.Of("model")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_damaged_index_is_not_pruned_by()
    {
        await PutAsync("kept", ["own"]);
        File.WriteAllText(Path.Combine(Store, "index.json"), "{");
        var before = Snapshot();

        var error = await Should.ThrowAsync<MlOpsException>(() => PruneAsync(_ => false));

        error.Message.ShouldContain("nothing was pruned");
        Snapshot().ShouldBe(before);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_not_made()
    {
        (await PruneAsync(_ => true)).KeptBlobs.ShouldBe(0);
        Directory.Exists(Store).ShouldBeFalse();
    }

    [Fact]
    public async Task The_result_is_told_in_one_line_each()
    {
        await PutAsync("kept", ["own"]);
        await PutAsync("gone", [new string('x', 1_234_567)]);

        var text = PruneText.Render(await _layout.PruneAsync(IsKept, true, default), dryRun: true);

        text.ShouldMatch(
            @"^would free  1\.2 MB in 3 blobs of 1 result\n  gone\nwould keep  \d+ B in 3 blobs of 1 result\n$"
        );
    }

    private static bool IsKept(OciDescriptor entry) =>
        entry.Annotations.GetValueOrDefault(OciMediaTypes.RefName) == "kept";

    private Task<PruneResult> PruneAsync(Func<OciDescriptor, bool> keeps) =>
        _layout.PruneAsync(keeps, dryRun: false, default);

    private async Task<OciDescriptor> PutAsync(
        string? tag,
        string[] layers,
        OciDescriptor? subject = null
    )
    {
        var config = System.Text.Encoding.UTF8.GetBytes(
            $"{{\"of\":\"{string.Join('+', layers.Select(l => l.Length > 99 ? "long" : l))}\"}}"
        );
        var manifest = _layout.PutManifest(
            new OciManifest
            {
                Config = new OciDescriptor("application/json", _layout.Put(config), config.Length),
                Layers =
                [
                    .. layers.Select(l => new OciDescriptor(
                        "text/plain",
                        _layout.Put(System.Text.Encoding.UTF8.GetBytes(l)),
                        l.Length
                    )),
                ],
                Subject = subject,
            }
        );
        await _layout.TagAsync(
            tag ?? $"about-{manifest.Digest.Short.Replace(':', '-')}",
            manifest,
            default
        );
        return manifest;
    }

    private Dictionary<string, long> Snapshot() =>
        new DirectoryInfo(Path.Combine(Store, "blobs", "sha256"))
            .EnumerateFiles()
            .ToDictionary(f => f.Name, f => f.Length, StringComparer.Ordinal);
}
