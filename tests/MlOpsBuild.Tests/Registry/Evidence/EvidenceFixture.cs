using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry.Provenance;
using TestResult = MlOpsBuild.Registry.Provenance.TestResult;

namespace MlOpsBuild.Tests.Registry.Evidence;

/// <summary>A store with a model and all its evidence.</summary>
internal sealed class EvidenceFixture : IDisposable
{
    public EvidenceFixture(bool signed = true)
    {
        (var secret, PublicPem) = Documents.NewKey();
        Key = SigningKey.FromPem(secret);
        Public = VerificationKey.FromPem(PublicPem);
        Writer = new EvidenceWriter(Folder.Layout, signed ? Key : null);
    }

    public static BuildRecord Record { get; } =
        new()
        {
            Model = "churn",
            Project = "models/churn",
            Config = "mlops.yaml",
            Commit = Documents.Commit,
            Repository = "https://user:secret@example.org/churn.git",
            ToolVersion = "0.1.0",
            Files = new SortedDictionary<string, Digest>(StringComparer.Ordinal)
            {
                ["data/train.csv"] = Digest.Of("train"),
                ["data/schema.yaml"] = Digest.Of("schema"),
                ["mlops.yaml"] = Digest.Of("config"),
            },
            Stages = [Stage("check-data", []), Stage("train", []), Stage("evaluate", ["train"])],
        };

    public TemporaryFolder Folder { get; } = new();

    public OciLayout Layout => Folder.Layout;

    public SigningKey Key { get; }

    public VerificationKey Public { get; }

    public string PublicPem { get; }

    public EvidenceWriter Writer { get; }

    public static StageLock Stage(
        string name,
        string[] upstream,
        int depth = 5,
        string data = "train"
    )
    {
        var inputs = new StageInputs
        {
            Stage = name,
            Version = 1,
            Parameters = new JsonObject { ["depth"] = depth, ["rate"] = 0.05 },
            Files = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["data/schema.yaml"] = Digest.Of("schema").ToString(),
                ["data/train.csv"] = Digest.Of(data).ToString(),
            },
            Upstream = upstream.ToDictionary(
                u => u,
                u => Digest.Of($"result of {u}").ToString(),
                StringComparer.Ordinal
            ),
        };
        return new StageLock
        {
            Inputs = inputs,
            Key = inputs.ToKey(),
            Manifest = Digest.Of($"result of {name}"),
            Outputs = [new StageOutput($"{name}.json", Digest.Of($"output of {name}"), 10)],
        };
    }

    public Task<OciDescriptor> BuildAsync(string weights = "weights", BuildRecord? record = null)
    {
        record ??= Record;
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [OciMediaTypes.Title] = record.Model,
            [EvidenceNames.Revision] = record.Commit,
        };
        foreach (var stage in record.Stages)
        {
            annotations[EvidenceNames.StagePrefix + stage.Inputs.Stage] = stage.Manifest.ToString();
        }

        return new ModelPackBuilder(Layout).BuildAsync(
            [
                new ModelFile(
                    ModelFileKind.Weight,
                    "model/model.bin",
                    Folder.Write($"in/{weights}.bin", weights)
                ),
                new ModelFile(
                    ModelFileKind.WeightConfig,
                    "model/model.json",
                    Folder.Write("in/model.json", "{}")
                ),
                new ModelFile(
                    ModelFileKind.Doc,
                    EvidenceNames.ModelCardPath,
                    Folder.Write("in/card.md", "# Churn\n")
                ),
            ],
            new ModelDescriptor { Name = record.Model },
            new ModelTechnicals(),
            annotations,
            default
        );
    }

    /// <summary>Attaches everything, about that model or, as a forger would, about another one.</summary>
    public async Task AttachAsync(
        OciDescriptor model,
        OciDescriptor? about = null,
        EvidenceWriter? writer = null,
        BuildRecord? record = null
    )
    {
        writer ??= Writer;
        about ??= model;
        var subject = ResourceDescriptor.Of("churn", about.Digest, about.MediaType);
        var manifest = await Layout.ReadManifestAsync(about.Digest, default);
        await writer.AttachAsync(
            model,
            (record ?? Record).ToProvenance(SlsaBuilder.Local).About(subject),
            default
        );
        await writer.AttachAsync(model, Verdict(TestOutcome.Passed).About(subject), default);
        await writer.AttachAsync(
            model,
            ModelSignature.About("churn", await PackageFiles.ReadAsync(Layout, manifest, default)),
            default
        );
        await writer.AttachAsync(
            model,
            new MlBom { Name = "churn", Digest = about.Digest },
            default
        );
        await writer.AttachCardAsync(model, "# Churn\n"u8.ToArray(), default);
    }

    public static TestResult Verdict(TestOutcome outcome) =>
        new(
            [new TestCase("auc min 0.8", TestOutcome.Passed), new TestCase("auc max 1", outcome)],
            [ResourceDescriptor.Of("mlops.yaml", Digest.Of("config"))]
        );

    public Task<IReadOnlyList<VerificationCheck>> VerifyAsync(
        OciDescriptor model,
        VerificationKey? key
    ) => new ModelVerifier(Layout, key).VerifyAsync(model, default);

    public void Dispose()
    {
        Key.Dispose();
        Public.Dispose();
        Folder.Dispose();
    }
}
