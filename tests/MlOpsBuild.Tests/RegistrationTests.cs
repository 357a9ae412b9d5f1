using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly RegisteredProject _project = new();

    [Fact]
    public async Task The_same_commit_gives_the_same_model_in_another_clone()
    {
        var first = await _project.RegisterAsync();
        first.IsNew.ShouldBeTrue();
        first.Model.Version.ShouldBe(SemanticVersion.First);
        first.Warning.ShouldBe("");
        first.SignedBy.ShouldBeNull();
        first.Attached.ShouldBe([
            "provenance",
            "verdict (PASSED)",
            "bill of materials",
            "model card",
        ]);

        var clone = Directory.CreateTempSubdirectory("mlops-").FullName;
        try
        {
            _project.Repository.Git("clone", "-q", _project.Root, clone);
            Directory.CreateDirectory(Path.Combine(clone, ".mlops"));
            Directory.CreateSymbolicLink(
                Path.Combine(clone, ".mlops", "native"),
                Path.Combine(_project.Root, ".mlops", "native")
            );
            var second = await ModelProject
                .Open(new ModelProjectOptions { Root = clone, Threads = 1 })
                .RegisterAsync(new RegistrationOptions { Variable = _ => null }, default);
            second.Model.ShouldBe(first.Model);
        }
        finally
        {
            Directory.Delete(clone, recursive: true);
        }
    }

    [Fact]
    public async Task Nothing_new_changes_nothing()
    {
        var first = await _project.RegisterAsync();
        var before = Blobs();
        var again = await _project.RegisterAsync();
        again.IsNew.ShouldBeFalse();
        again.Attached.ShouldBeEmpty();
        again.Model.ShouldBe(first.Model);
        var text = RegistrationText.Render(again);
        text.ShouldStartWith("Nothing new: this model is churn v1.0.0\n");
        text.ShouldContain("./build.sh Promote --version v1.0.0\n"); // the newest may be another
        RegistrationText.Render(again with { SignedBy = "a\u001b[2J" }).ShouldNotContain("\u001b");

        // A commit of something else.
        _project.Repository.Write("README.md", "text");
        _project.Repository.Commit("text");
        var later = await _project.RegisterAsync();
        later.Model.ShouldBe(first.Model);
        later.Commit.ShouldBe(first.Commit);
        Blobs().ShouldBe(before);
    }

    [Fact]
    public async Task Another_gate_is_another_verdict_and_version()
    {
        await _project.RegisterAsync();
        _project.WriteConfig(min: 0.6);
        _project.Repository.Commit("a stricter gate");
        var second = await _project.RegisterAsync(Options(bump: VersionBump.Minor));
        second.IsNew.ShouldBeTrue();
        second.Model.Version!.ToString().ShouldBe("v1.1.0");
    }

    [Fact]
    public async Task A_version_is_tagged_in_Git_where_all_was_committed()
    {
        var first = await _project.RegisterAsync();
        first.GitTag.ShouldBe("churn@v1.0.0");
        _project.Repository.Git("rev-parse", "churn@v1.0.0^{commit}").ShouldBe(first.Commit);
        _project
            .Repository.Git("show", "-s", "churn@v1.0.0")
            .ShouldContain(first.Model.Digest.ToString());
        (await _project.RegisterAsync()).GitTag.ShouldBe("churn@v1.0.0");

        // Somebody's tag of that name is not moved.
        _project.Repository.Git("tag", "churn@v1.0.1");
        _project.WriteConfig(trees: 11);
        (await _project.RegisterAsync()).GitTag.ShouldBeNull(); // not committed
        _project.Repository.Git("tag", "churn@v1.0.2");
        var old = _project.Repository.Git("rev-parse", "churn@v1.0.2");
        _project.Repository.Commit("eleven");
        var later = await _project.RegisterAsync();
        later.Model.Version!.ToString().ShouldBe("v1.0.2");
        later.GitTag.ShouldBeNull();
        _project
            .Observer.Warnings.Last()
            .ShouldContain("The Git tag churn@v1.0.2 is there already", Case.Insensitive);
        _project.Repository.Git("rev-parse", "churn@v1.0.2").ShouldBe(old);
    }

    [Fact]
    public async Task A_key_signs_what_is_there_once()
    {
        var first = await _project.RegisterAsync();
        var (secret, open) = Documents.NewKey();
        var signed = await _project.RegisterAsync(Options(key: secret));
        signed.Model.ShouldBe(first.Model);
        signed.IsNew.ShouldBeFalse();
        signed.Attached.ShouldBe(["provenance", "verdict (PASSED)", "signature"]);
        RegistrationText.Render(signed).ShouldStartWith("churn v1.0.0 was registered already; ");
        var before = Blobs();
        (await _project.RegisterAsync(Options(key: secret))).Attached.ShouldBeEmpty();
        (await _project.RegisterAsync()).SignedBy.ShouldBe(signed.SignedBy);
        Blobs().ShouldBe(before);

        (await _project.Evidence.VerifyAsync(first.Model, open, default)).ShouldNotContain(c =>
            c.State == VerificationState.Failed
        );

        // A later commit of the same model is nothing new, unless it takes another key.
        _project.Repository.Write("README.md", "text");
        _project.Repository.Commit("text");
        (await _project.RegisterAsync(Options(key: secret))).IsNew.ShouldBeFalse();
        (
            await _project.RegisterAsync(Options(key: Documents.NewKey().Private))
        ).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task Outside_a_commit_there_is_a_warning()
    {
        _project.WriteConfig(trees: 11);
        var dirty = await _project.RegisterAsync();
        dirty.Warning.ShouldContain("differ from commit");
        (await _project.Evidence.VerifyAsync(dirty.Model, null, default))
            .Single(c => c.Name == "provenance")
            .Detail.ShouldContain("with uncommitted changes");

        // Committed, it is another model: one that can be made again.
        _project.Repository.Commit("eleven");
        (await _project.RegisterAsync()).Model.Digest.ShouldNotBe(dirty.Model.Digest);

        using var fresh = new RegisteredProject(commit: false);
        var first = await fresh.RegisterAsync();
        first.Commit.ShouldBe("");
        first.Warning.ShouldContain("git init");
        (
            await Should.ThrowAsync<UsageException>(() =>
                fresh.Evidence.ReproduceAsync(first.Model, default)
            )
        ).Message.ShouldContain("there is no commit");
    }

    [Fact]
    public async Task Whatever_is_damaged_in_the_store_is_mended()
    {
        var clock = new AdvancingClock();
        var registered = await _project.RegisterAsync(clock);
        var layout = _project.Evidence.Catalog.Layout;
        var manifest = await layout.ReadManifestAsync(registered.Model.Digest, default);
        var parts = (Digest[])
            [
                registered.Model.Digest,
                manifest.Config.Digest,
                .. manifest.Layers.Select(l => l.Digest),
            ];
        foreach (var part in parts)
        {
            await DamageAndMendAsync(part);
        }

        // A later registration says another time, so its documents may be others; there are as many as before.
        var attached = await layout.ReferrersAsync(registered.Model.Digest, default);
        for (var i = 0; i < 2 * attached.Count; i++)
        {
            var now = await layout.ReferrersAsync(registered.Model.Digest, default);
            now.Count.ShouldBe(attached.Count);
            var (descriptor, document) = now[i / 2];
            await DamageAndMendAsync(i % 2 == 0 ? descriptor.Digest : document.Layers[0].Digest);
        }

        parts.ShouldAllBe(p => layout.Contains(p));

        async Task DamageAndMendAsync(Digest digest)
        {
            var path = layout.PathOf(digest);
            var bytes = await File.ReadAllBytesAsync(path);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(path, bytes);
            (await _project.RegisterAsync(clock)).Model.ShouldBe(registered.Model);
            (await _project.Evidence.VerifyAsync(registered.Model, null, default)).ShouldNotContain(
                c => c.State == VerificationState.Failed,
                digest.ToString()
            );
        }
    }

    [Theory]
    [InlineData("1.x", "--model-version")]
    [InlineData("v01.0.0", "without leading zeros")]
    public async Task A_wrong_version_is_refused_before_anything_runs(string text, string message)
    {
        (
            await Should.ThrowAsync<UsageException>(() =>
                _project.RegisterAsync(Options(version: text))
            )
        ).Message.ShouldContain(message);
        _project.Observer.Ran.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("secret-that-is-no-key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nsecret-that-is-no-key\n-----END PRIVATE KEY-----")]
    public async Task A_wrong_key_is_refused_and_not_repeated(string text)
    {
        var error = await Should.ThrowAsync<UsageException>(() =>
            _project.RegisterAsync(Options(key: text))
        );
        error.Message.ShouldContain("openssl genpkey");
        error.ToString().ShouldNotContain("secret-that");
        error.InnerException?.ToString().ShouldNotContain("secret-that");
    }

    [Fact]
    public async Task A_rejected_model_is_not_registered()
    {
        _project.WriteConfig(min: 0.99999);
        await Should.ThrowAsync<RejectedException>(() => _project.RegisterAsync());
        _project.Evidence.Catalog.Versions().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nowhere.pub")]
    [InlineData("models/churn/data.csv")]
    public async Task A_key_that_verifies_must_be_one(string key)
    {
        var registered = await _project.RegisterAsync();
        (
            await Should.ThrowAsync<UsageException>(() =>
                _project.Evidence.VerifyAsync(registered.Model, key, default)
            )
        ).Message.ShouldStartWith("--verification-key ");
    }

    [Theory]
    [InlineData(null, VersionBump.Patch)]
    [InlineData("", VersionBump.Patch)]
    [InlineData("Minor", VersionBump.Minor)]
    [InlineData("major", VersionBump.Major)]
    public void A_part_of_a_version_has_a_name(string? text, VersionBump expected) =>
        RegistrationOptions.BumpOf(text).ShouldBe(expected);

    [Theory]
    [InlineData("1")]
    [InlineData("minr")]
    public void Other_names_are_refused(string text) =>
        Should
            .Throw<UsageException>(() => RegistrationOptions.BumpOf(text))
            .Message.ShouldContain("major, minor, patch");

    private static RegistrationOptions Options(
        string? version = null,
        string? key = null,
        VersionBump bump = VersionBump.Patch
    ) =>
        new()
        {
            Version = version,
            SigningKey = key,
            Bump = bump,
            Variable = _ => null,
        };

    private List<string> Blobs() =>
        [.. TemporaryFolder.Read(Path.Combine(_project.Root, ".mlops", "store", "blobs")).Keys];

    public void Dispose() => _project.Dispose();

    private sealed class AdvancingClock : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromMinutes(1);
    }
}
