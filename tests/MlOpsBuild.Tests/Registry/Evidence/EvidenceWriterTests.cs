using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Registry.Evidence;

public sealed class EvidenceWriterTests : IDisposable
{
    private readonly EvidenceFixture _fixture = new();

    [Fact]
    public async Task Attaching_all_again_changes_no_byte()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.AttachAsync(model);
        var before = TemporaryFolder.Read(_fixture.Folder.At("store"));
        (await StatesAsync(model, _fixture.Writer)).ShouldBe([false, false]);
        await _fixture.AttachAsync(model);
        TemporaryFolder
            .Read(_fixture.Folder.At("store"))
            .Keys.Where(k => !k.StartsWith("ingest", StringComparison.Ordinal))
            .ShouldBe(before.Keys.Where(k => !k.StartsWith("ingest", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_signs_what_was_attached_without_one()
    {
        var model = await _fixture.BuildAsync();
        var plain = new EvidenceWriter(_fixture.Layout, null);
        await _fixture.AttachAsync(model, writer: plain);
        (await CountAsync(model)).ShouldBe(5);
        (await StatesAsync(model, _fixture.Writer)).ShouldBe([true, true]);
        (await StatesAsync(model, _fixture.Writer)).ShouldBe([false, false]);

        // Another key signs once more; without a key nothing is missing.
        using var other = SigningKey.FromPem(Documents.NewKey().Private);
        var second = new EvidenceWriter(_fixture.Layout, other);
        (await StatesAsync(model, second)).ShouldBe([true, true]);
        (await StatesAsync(model, second)).ShouldBe([false, false]);
        (await StatesAsync(model, plain)).ShouldBe([false, false]);
        (await CountAsync(model)).ShouldBe(9);
    }

    [Fact]
    public async Task Another_run_says_nothing_new_and_another_builder_does()
    {
        var model = await _fixture.BuildAsync();
        (await AttachAsync("1", "github-hosted")).ShouldBeTrue();
        (await AttachAsync("2", "github-hosted")).ShouldBeFalse();
        (await AttachAsync("2", "self-hosted")).ShouldBeTrue();

        Task<bool> AttachAsync(string run, string environment)
        {
            var variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["GITHUB_ACTIONS"] = "true",
                ["RUNNER_ENVIRONMENT"] = environment,
                ["GITHUB_SERVER_URL"] = "https://github.com",
                ["GITHUB_REPOSITORY"] = "o/r",
                ["GITHUB_RUN_ID"] = run,
                ["GITHUB_RUN_ATTEMPT"] = "1",
            };
            var builder = SlsaBuilder.Detect(n => variables.GetValueOrDefault(n));
            return _fixture.Writer.AttachAsync(
                model,
                EvidenceFixture
                    .Record.ToProvenance(builder)
                    .About(ResourceDescriptor.Of("churn", model.Digest)),
                default
            );
        }
    }

    [Fact]
    public async Task Without_a_key_the_statement_itself_is_attached()
    {
        var model = await _fixture.BuildAsync();
        var statement = EvidenceFixture
            .Verdict(TestOutcome.Warned)
            .About(ResourceDescriptor.Of("churn", model.Digest));
        await new EvidenceWriter(_fixture.Layout, null).AttachAsync(model, statement, default);
        var (_, manifest) = (await _fixture.Layout.ReferrersAsync(model.Digest, default)).Single();
        manifest.ArtifactType.ShouldBe("application/vnd.in-toto+json");
        manifest.Annotations["in-toto.io/predicate-type"].ShouldBe(PredicateTypes.TestResult);
        manifest.Layers.Single().MediaType.ShouldBe("application/vnd.in-toto+json");
        (await _fixture.Layout.ReadAsync(manifest.Layers[0].Digest, default)).ShouldBe(
            statement.ToBytes()
        );
    }

    private async Task<bool[]> StatesAsync(OciDescriptor model, EvidenceWriter writer)
    {
        var subject = ResourceDescriptor.Of("churn", model.Digest, model.MediaType);
        return
        [
            await writer.AttachAsync(
                model,
                EvidenceFixture.Record.ToProvenance(SlsaBuilder.Local).About(subject),
                default
            ),
            await writer.AttachAsync(
                model,
                EvidenceFixture.Verdict(TestOutcome.Passed).About(subject),
                default
            ),
        ];
    }

    private async Task<int> CountAsync(OciDescriptor model) =>
        (await _fixture.Layout.ReferrersAsync(model.Digest, default)).Count;

    public void Dispose() => _fixture.Dispose();
}
