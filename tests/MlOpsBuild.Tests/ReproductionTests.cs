using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry.Evidence;

namespace MlOpsBuild.Tests;

public sealed class ReproductionTests : IDisposable
{
    private readonly RegisteredProject _project = new();

    [Fact]
    public async Task A_model_is_made_again_from_its_commit_whatever_is_checked_out()
    {
        var registered = await _project.RegisterAsync();
        _project.WriteConfig(trees: 3);
        var data = _project.Repository.Write("models/churn/data.csv", "broken");
        _project.Observer.Ran.Clear();

        var reproduction = await _project.Evidence.ReproduceAsync(registered.Model, default);

        reproduction.IsReproduced.ShouldBeTrue(reproduction.ToText());
        reproduction.Commit.ShouldBe(registered.Commit);
        reproduction
            .Steps.Select(s => s.Name)
            .ShouldBe(["check-data", "train", "evaluate", "model"]);
        reproduction.Steps[^1].Actual.ShouldBe(registered.Model.Digest);
        reproduction
            .ToText()
            .ShouldEndWith(
                $"reproduced: churn v1.0.0 ({registered.Model.Digest.Short}), byte for byte, from commit {registered.Commit}\n"
            );
        reproduction.ThrowIfDifferent();
        _project.Observer.Ran.ShouldBe(["check-data", "train", "evaluate"]);
        File.ReadAllText(data).ShouldBe("broken");
        ShouldBeTidy();
    }

    [Fact]
    public async Task Other_data_is_named()
    {
        var registered = await _project.RegisterAsync();
        var other = await ForgeAsync(
            registered.Model,
            record => record with { Stages = [.. record.Stages.Select(WithOtherData)] }
        );
        var reproduction = await _project.Evidence.ReproduceAsync(other, default);
        reproduction.IsReproduced.ShouldBeFalse();
        reproduction.Steps.Single().Name.ShouldBe("check-data");
        reproduction.ToText().ShouldContain("differs  check-data  sha256:");
        Should
            .Throw<MlOpsException>(reproduction.ThrowIfDifferent)
            .Message.ShouldContain($"other data: data.csv {Digest.Of("other").Short} -> ");
        ShouldBeTidy();
    }

    [Fact]
    public async Task Tracked_data_is_had_from_the_store_and_missing_data_is_named()
    {
        _project.Repository.Git("rm", "-q", "--cached", "models/churn/data.csv");
        await new DataTracking(
            new DataTrackingOptions { Root = _project.Root, Observer = _project.Observer }
        ).TrackAsync(["models/churn/data.csv"], default);
        _project.Repository.Commit("data is tracked");
        var registered = await _project.RegisterAsync();
        registered.Warning.ShouldBe("");
        File.Delete(Path.Combine(_project.Root, "models", "churn", "data.csv"));

        var reproduction = await _project.Evidence.ReproduceAsync(registered.Model, default);
        reproduction.IsReproduced.ShouldBeTrue(reproduction.ToText());
        File.Exists(Path.Combine(_project.Root, "models", "churn", "data.csv")).ShouldBeFalse();
        ShouldBeTidy();

        var layout = _project.Evidence.Catalog.Layout;
        foreach (
            var entry in layout.Manifests().Where(m => m.ArtifactType?.Contains("data") == true)
        )
        {
            File.Delete(layout.PathOf(entry.Digest));
        }

        (
            await Should.ThrowAsync<MlOpsException>(() =>
                _project.Evidence.ReproduceAsync(registered.Model, default)
            )
        ).Message.ShouldContain("data.csv");
        ShouldBeTidy();
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_behind()
    {
        var registered = await _project.RegisterAsync();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            _project.Evidence.ReproduceAsync(
                registered.Model,
                new CancellationToken(canceled: true)
            )
        );
        ShouldBeTidy();
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_named()
    {
        var registered = await _project.RegisterAsync();
        var other = await ForgeAsync(
            registered.Model,
            r => r with { Commit = new string('a', 40) }
        );
        (
            await Should.ThrowAsync<UsageException>(() =>
                _project.Evidence.ReproduceAsync(other, default)
            )
        ).Message.ShouldContain($"git fetch origin {new string('a', 40)}");
    }

    [Fact]
    public async Task A_model_without_provenance_cannot_be_made_again()
    {
        var registered = await _project.RegisterAsync();
        var layout = _project.Evidence.Catalog.Layout;
        var manifest = await layout.ReadManifestAsync(registered.Model.Digest, default);
        var bare = layout.PutManifest(
            manifest with
            {
                Annotations = new Dictionary<string, string>(),
            }
        );
        (
            await Should.ThrowAsync<UsageException>(() =>
                _project.Evidence.ReproduceAsync(new ModelVersion(null, bare), default)
            )
        ).Message.ShouldContain("has no provenance");
    }

    [Fact]
    public void What_went_in_is_compared_before_what_came_out()
    {
        var record = EvidenceFixture.Record;
        var train = record.Stages[1];
        Step(train).IsSame.ShouldBeTrue();
        Step(EvidenceFixture.Stage("train", [], depth: 6) with { Manifest = Digest.Of("x") })
            .Difference.ShouldBe("other parameter: depth 5 -> 6");
        Step(EvidenceFixture.Stage("train", [], data: "other") with { Manifest = Digest.Of("x") })
            .Difference.ShouldBe(
                $"other data: data/train.csv {Digest.Of("train").Short} -> {Digest.Of("other").Short}"
            );
        Step(Version(2) with { Manifest = Digest.Of("x") })
            .Difference.ShouldBe("other code: version 1 -> 2");
        Step(Version(2)).IsSame.ShouldBeTrue(); // another program that puts out the same
        Step(
            train with
            {
                Manifest = Digest.Of("x"),
                Outputs = [new StageOutput("train.json", Digest.Of("y"), 1)],
            }
        )
            .Difference.ShouldStartWith("the same inputs, and the output train.json is ");
        Step(EvidenceFixture.Stage("unknown", [])).Difference.ShouldContain("says nothing");

        ReproductionStep Step(StageLock now) => ReproductionDifference.Of(record, now);
        StageLock Version(int version) =>
            train with
            {
                Inputs = train.Inputs with { Version = version },
            };
    }

    private static StageLock WithOtherData(StageLock stage) =>
        stage with
        {
            Inputs = stage.Inputs with
            {
                Files = new Dictionary<string, string>(stage.Inputs.Files, StringComparer.Ordinal)
                {
                    ["data.csv"] = Digest.Of("other").ToString(),
                },
            },
        };

    // Provenance about a model that says something else, as if it had been registered so.
    private async Task<ModelVersion> ForgeAsync(
        ModelVersion model,
        Func<BuildRecord, BuildRecord> change
    )
    {
        var layout = _project.Evidence.Catalog.Layout;
        var manifest = await layout.ReadManifestAsync(model.Digest, default);
        var forged = new ModelVersion(
            null,
            layout.PutManifest(
                manifest with
                {
                    Annotations = new Dictionary<string, string> { ["forged"] = "yes" },
                }
            )
        );
        var record = await RecordAsync(layout, model);
        await new EvidenceWriter(layout, null).AttachAsync(
            forged.Descriptor,
            change(record)
                .ToProvenance(SlsaBuilder.Local)
                .About(ResourceDescriptor.Of("churn", forged.Digest)),
            default
        );
        return forged;
    }

    private static async Task<BuildRecord> RecordAsync(OciLayout layout, ModelVersion model) =>
        (await new EvidenceReader(layout).AttachedToAsync(model.Digest, default))
            .Where(a => a.Statement?.PredicateType == PredicateTypes.SlsaProvenance)
            .Select(a => BuildRecord.Read(a.Statement!))
            .First();

    private void ShouldBeTidy() =>
        Directory
            .GetFileSystemEntries(Path.Combine(_project.Root, ".mlops", "runs"))
            .ShouldBeEmpty();

    public void Dispose() => _project.Dispose();
}
