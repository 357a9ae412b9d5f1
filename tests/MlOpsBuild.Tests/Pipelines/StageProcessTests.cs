using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Pipelines;

/// <summary>Builds as processes: killed at any moment, and two at once.</summary>
public sealed class StageProcessTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlops-").FullName;

    public StageProcessTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "project"));
        File.WriteAllText(Path.Combine(_root, "project", "data.csv"), "a,b\n");
    }

    private string Store => Path.Combine(_root, ".mlops", "store");

    [Fact]
    public async Task KilledAtAnyMomentTheNextRunEndsTheSame()
    {
        const int kills = 50;
        var expected = ManifestOf(await RunAsync("reference"));
        var random = new StableRandom(20260101, "kill");
        var unfinished = 0;
        for (var i = 0; i < kills; i++)
        {
            var salt = $"salt-{i}";
            using (var build = new DoubleProcess(_root, salt))
            {
                // after some line, and then somewhere before the next: within writes to the store too
                for (var line = random.NextInt(18); line > 0; line--)
                {
                    await build.ReadLineAsync();
                }

                for (var spin = random.NextInt(200) * 1000; spin > 0; spin--)
                {
                    Thread.SpinWait(1);
                }

                await build.KillAsync();
            }

            unfinished += Directory
                .GetFileSystemEntries(Path.Combine(_root, ".mlops", "runs"))
                .Length;
            await StoreIsWholeAsync($"kill {i}");

            var lines = await RunAsync(salt);

            ManifestOf(lines).ShouldBe(expected, $"kill {i}");
            lines.ShouldNotContain(
                l => l.StartsWith("warning") || l.StartsWith("waiting"),
                $"kill {i}"
            );
            await StoreIsWholeAsync($"run {i}");
            NothingIsLeftOver();
        }

        unfinished.ShouldBeGreaterThan(kills / 4); // else it was never killed at work
    }

    [Fact]
    public async Task OfTwoBuildsOneWaitsAndHasNothingToDo()
    {
        using var first = new DoubleProcess(_root, "same", wait: true);
        await first.ReadUntilAsync("ready");
        using var second = new DoubleProcess(_root, "same");
        (await second.ReadUntilAsync("waiting")).ShouldBe(
            $"waiting for process {first.Id} (StageDouble same)"
        );
        first.Continue();
        var manifest = ManifestOf(await first.ReadToEndAsync());

        var lines = await second.ReadToEndAsync();

        lines[0].ShouldBe("hit third");
        ManifestOf(lines).ShouldBe(manifest);
        (first.ExitCode, second.ExitCode).ShouldBe((0, 0));
        NothingIsLeftOver();
    }

    [Fact]
    public async Task AKilledBuildHoldsUpNobody()
    {
        using var first = new DoubleProcess(_root, "same", wait: true);
        await first.ReadUntilAsync("ready");
        using var second = new DoubleProcess(_root, "same");
        await second.ReadUntilAsync("waiting");
        await first.KillAsync();

        var lines = await second.ReadToEndAsync();

        lines[0].ShouldStartWith("running third");
        second.ExitCode.ShouldBe(0);
        NothingIsLeftOver();
    }

    [Fact]
    public async Task OtherToolsReadTheStoreAtAnyMoment()
    {
        Assert.SkipUnless(Skopeo.IsThere, "skopeo is not on the PATH");
        await RunAsync("one");
        var layout = OciLayout.Open(Store);
        foreach (var tagged in layout.Manifests())
        {
            var tag = tagged.Annotations[OciMediaTypes.RefName];
            var raw = await Skopeo.RunAsync("inspect", "--raw", $"oci:{Store}:{tag}");
            Digest.Of(raw).ShouldBe(tagged.Digest);
            var copy = Path.Combine(_root, "copy");
            await Skopeo.RunAsync("copy", $"oci:{Store}:{tag}", $"oci:{copy}:{tag}");
            OciLayout.Open(copy).Resolve(tag)!.Digest.ShouldBe(tagged.Digest);
        }
    }

    private async Task<List<string>> RunAsync(string salt)
    {
        using var build = new DoubleProcess(_root, salt);
        var lines = await build.ReadToEndAsync();
        build.ExitCode.ShouldBe(0, string.Join("\n", lines));
        return lines;
    }

    private static string ManifestOf(List<string> lines) =>
        lines.Single(l => l.StartsWith("manifest "));

    private async Task StoreIsWholeAsync(string when)
    {
        File.ReadAllText(Path.Combine(Store, "oci-layout"))
            .ShouldBe("""{"imageLayoutVersion":"1.0.0"}""", when);
        var layout = OciLayout.Open(Store, warning => throw new InvalidOperationException(warning));
        foreach (var path in Directory.GetFiles(Path.Combine(Store, "blobs", "sha256")))
        {
            Digest
                .Of(await File.ReadAllBytesAsync(path))
                .Hex.ShouldBe(Path.GetFileName(path), when);
        }

        foreach (var tagged in layout.Manifests())
        {
            var manifest = await layout.ReadManifestAsync(tagged.Digest, default);
            layout.Contains(manifest.Config.Digest, manifest.Config.Size).ShouldBeTrue(when);
            manifest.Layers.ShouldAllBe(layer => layout.Contains(layer.Digest, layer.Size), when);
        }
    }

    private void NothingIsLeftOver()
    {
        Directory
            .EnumerateFileSystemEntries(_root, "*", SearchOption.AllDirectories)
            .ShouldNotContain(path => path.Contains(AtomicFile.TemporaryMarker));
        File.Exists(Path.Combine(_root, ".mlops", "lock-holder")).ShouldBeFalse();
        using var free = FileLock.TryAcquire(Path.Combine(_root, ".mlops", "lock-file"));
        free.ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
