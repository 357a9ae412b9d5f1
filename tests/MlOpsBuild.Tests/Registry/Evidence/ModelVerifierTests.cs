using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Registry.Evidence;

public sealed class ModelVerifierTests : IDisposable
{
    private readonly EvidenceFixture _fixture = new();

    [Fact]
    public async Task A_registered_model_is_verified()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        var checks = await _fixture.VerifyAsync(model, _fixture.Public);
        checks.ShouldAllBe(c => c.State == VerificationState.Ok);
        GoldenFile.ShouldMatch(
            "verified.txt",
            VerificationText
                .Render("churn v1.0.0", [.. checks.OrderBy(c => c.Name, StringComparer.Ordinal)])
                .Replace(_fixture.Key.KeyId[..12], "<the key>", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_others_wrote_cannot_move_the_cursor()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        await new Attachments(_fixture.Layout).AttachAsync(
            model,
            InTotoStatement.MediaType,
            InTotoStatement.MediaType,
            new InTotoStatement(
                [ResourceDescriptor.Of("\u001b[2J", Digest.Of("other"))],
                PredicateTypes.TestResult,
                new System.Text.Json.Nodes.JsonObject { ["result"] = "\u001b[2J\u202ePASSED\u2028" }
            ).ToBytes(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PredicateTypes.Annotation] = PredicateTypes.TestResult,
            },
            TestContext.Current.CancellationToken
        );
        await new Attachments(_fixture.Layout).AttachAsync(
            model,
            "text/plain\u202e",
            InTotoStatement.MediaType,
            "{\"_type\":\"\u001b[2J\u2028\"}"u8.ToArray(),
            null,
            TestContext.Current.CancellationToken
        );
        var text = VerificationText.Render("m", await _fixture.VerifyAsync(model, null));
        text.Any(c => c != '\n' && (char.IsControl(c) || c is '\u202e' or '\u2028'))
            .ShouldBeFalse(text);
        VerificationText
            .Render("m", [new VerificationCheck("a\u001b", VerificationState.Ok, "b\u001b[2J")])
            .Any(c => c != '\n' && char.IsControl(c))
            .ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_key_it_is_said_what_was_not_checked()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        var checks = await _fixture.VerifyAsync(model, null);
        checks
            .Where(c => c.State != VerificationState.Ok)
            .Select(c => (c.Name, c.State))
            .ShouldBe([("signatures", VerificationState.NotChecked)]);
    }

    [Fact]
    public async Task Unsigned_evidence_is_enough_without_a_key_and_not_with_one()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model, writer: new EvidenceWriter(_fixture.Layout, null));
        (await FailedAsync(model, null)).ShouldBeEmpty();
        var failed = await FailedAsync(model, _fixture.Public);
        failed.Select(f => f.Name).ShouldBe(["provenance", "verdict", "signature"]);
        failed.ShouldAllBe(f => f.Detail.Contains("not signed"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_byte_in_any_blob_is_found(bool withKey)
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        var key = withKey ? _fixture.Public : null;
        var blobs = Directory.GetFiles(Path.Combine(_fixture.Layout.Directory, "blobs", "sha256"));
        blobs.Length.ShouldBe(1 + 1 + 3 + (2 * 5) + 1);
        foreach (var blob in blobs)
        {
            var bytes = await File.ReadAllBytesAsync(blob);
            foreach (var at in new[] { 0, bytes.Length / 2, bytes.Length - 1 })
            {
                var changed = bytes.ToArray();
                changed[at] ^= 1;
                await File.WriteAllBytesAsync(blob, changed);
                var failed = await FailedAsync(model, key);
                failed.ShouldNotBeEmpty(Path.GetFileName(blob));
                failed.ShouldContain(f => f.Detail.Contains(Digest.Of(changed).ToString()));
                (await File.ReadAllBytesAsync(blob)).ShouldBe(changed); // it is still there
            }

            await File.WriteAllBytesAsync(blob, bytes[..^1]);
            (await FailedAsync(model, key)).ShouldNotBeEmpty(Path.GetFileName(blob));
            File.Delete(blob);
            (await FailedAsync(model, key)).ShouldNotBeEmpty(Path.GetFileName(blob));
            await File.WriteAllBytesAsync(blob, bytes);
        }

        (await FailedAsync(model, key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Evidence_moved_from_another_model_is_found(bool withKey)
    {
        var other = await _fixture.BuildAsync("other");
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model, about: other);
        var failed = await FailedAsync(model, withKey ? _fixture.Public : null);
        failed
            .Select(f => f.Name)
            .ShouldBe(["provenance", "verdict", "signature", "materials"], ignoreOrder: true);
        failed.Single(f => f.Name == "verdict").Detail.ShouldContain(other.Digest.ToString());
        failed.Single(f => f.Name == "verdict").Detail.ShouldContain($"expected {model.Digest}");
        failed.Single(f => f.Name == "materials").Detail.ShouldContain(model.Digest.Hex);
    }

    [Fact]
    public async Task The_signature_of_another_key_is_found()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        using var stranger = VerificationKey.FromPem(Documents.NewKey().Public);
        var failed = await FailedAsync(model, stranger);
        failed.Select(f => f.Name).ShouldBe(["provenance", "verdict", "signature"]);
        failed.ShouldAllBe(f => f.Detail.Contains("signed by another key"));
    }

    [Fact]
    public async Task A_statement_of_other_files_is_found()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model, about: await _fixture.BuildAsync("other"));
        (await FailedAsync(model, _fixture.Public))
            .Single(f => f.Name == "signature")
            .Detail.ShouldContain("expected sha256:");
    }

    [Fact]
    public async Task What_others_attach_beside_it_spoils_nothing()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        using var stranger = SigningKey.FromPem(Documents.NewKey().Private);
        await _fixture.AttachAsync(model, writer: new EvidenceWriter(_fixture.Layout, stranger));
        var checks = await _fixture.VerifyAsync(model, _fixture.Public);
        checks.ShouldNotContain(c => c.State == VerificationState.Failed);
        checks
            .Where(c => c.State == VerificationState.NotChecked)
            .ShouldAllBe(c => c.Detail.StartsWith("passed over"));
        checks.Count(c => c.State == VerificationState.NotChecked).ShouldBe(3);
    }

    [Fact]
    public async Task A_model_without_evidence_is_not_verified()
    {
        var model = await _fixture.BuildAsync();
        (await FailedAsync(model, null)).Select(f => f.Name).ShouldBe(["provenance", "verdict"]);
        (await FailedAsync(model, _fixture.Public))
            .Select(f => f.Name)
            .ShouldBe(["provenance", "verdict", "signature"]);
    }

    [Fact]
    public async Task A_failed_verdict_is_named()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.Writer.AttachAsync(
            model,
            EvidenceFixture
                .Verdict(TestOutcome.Failed)
                .About(ResourceDescriptor.Of("churn", model.Digest)),
            default
        );
        (await FailedAsync(model, null))
            .Single(f => f.Name == "verdict")
            .Detail.ShouldContain("expected PASSED or WARNED");
    }

    [Fact]
    public async Task Provenance_of_another_commit_or_result_is_found()
    {
        var model = await _fixture.BuildAsync();
        var record = EvidenceFixture.Record with { Commit = new string('f', 40) };
        await _fixture.AttachAsync(model, record: record);
        (await FailedAsync(model, _fixture.Public))
            .Single()
            .Detail.ShouldContain($"expected '{Documents.Commit}'");

        var second = await _fixture.BuildAsync("second");
        var other = EvidenceFixture.Stage("train", []) with { Manifest = Digest.Of("else") };
        await _fixture.AttachAsync(
            second,
            record: EvidenceFixture.Record with
            {
                Stages = [other],
            }
        );
        (await FailedAsync(second, _fixture.Public))
            .Single()
            .Detail.ShouldContain($"it names {Digest.Of("else")} for train");
    }

    [Fact]
    public async Task A_config_that_names_other_layers_is_found()
    {
        var model = await _fixture.BuildAsync();
        var manifest = await _fixture.Layout.ReadManifestAsync(model.Digest, default);
        var forged = _fixture.Layout.PutManifest(
            manifest with
            {
                Layers = [.. manifest.Layers.Reverse()],
            }
        );
        await _fixture.AttachAsync(forged, about: forged);
        (await FailedAsync(forged, _fixture.Public)).Single().Name.ShouldBe("config");

        var kind = _fixture.Layout.PutManifest(manifest with { ArtifactType = "text/plain" });
        (await FailedAsync(kind, null))[0].Detail.ShouldContain(ModelMediaTypes.Artifact);
    }

    [Fact]
    public async Task A_card_that_is_not_the_models_is_found()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        await _fixture.Writer.AttachCardAsync(model, "# Better\n"u8.ToArray(), default);
        (await FailedAsync(model, null)).Single().Name.ShouldBe("model card");
    }

    [Fact]
    public async Task Statements_of_other_kinds_must_be_about_the_model()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        await AttachAsync(model);
        (await _fixture.VerifyAsync(model, null))
            .Count(c => c.Name == "statement" && c.State == VerificationState.NotChecked)
            .ShouldBe(1);
        await AttachAsync(await _fixture.BuildAsync("other"));
        (await FailedAsync(model, null)).Single().Name.ShouldBe("statement");

        Task AttachAsync(OciDescriptor about) =>
            _fixture.Writer.AttachAsync(
                model,
                new InTotoStatement(
                    [ResourceDescriptor.Of("churn", about.Digest)],
                    "https://example.org/approval",
                    []
                ),
                default
            );
    }

    private async Task<List<VerificationCheck>> FailedAsync(
        OciDescriptor model,
        VerificationKey? key
    ) =>
        [
            .. (await _fixture.VerifyAsync(model, key)).Where(c =>
                c.State == VerificationState.Failed
            ),
        ];

    public void Dispose() => _fixture.Dispose();
}
