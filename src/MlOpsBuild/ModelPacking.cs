using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>
/// Packs what the stages put out as a model's package. Its bytes are a function of the commit and the data: no clock, no
/// baseline, no version, no address.
/// </summary>
internal static class ModelPacking
{
    private const string SchemaPath = "schema.yaml";
    private const string BundleManifest = TrainStage.ModelFolder + "/" + ModelBundle.ManifestFile;

    /// <summary>Packs a model; without a tag.</summary>
    /// <param name="config">The project.</param>
    /// <param name="record">How it was built.</param>
    /// <param name="outcomes">The outcomes of <see cref="ProjectStages.InOrder"/>.</param>
    /// <param name="store">Where to.</param>
    /// <param name="folder">An empty folder for what is in between.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PackedModel> PackAsync(
        MlOpsConfig config,
        BuildRecord record,
        IReadOnlyList<StageOutcome> outcomes,
        OciLayout store,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var train = outcomes.First(o => o.Stage == TrainStage.Name);
        var evaluate = outcomes.First(o => o.Stage == EvaluateStage.Name);
        var card = await CardAsync(config, record, outcomes, cancellationToken);
        var cardBytes = Encoding.UTF8.GetBytes(ModelCard.Render(card));
        var files = new List<ModelFile>();
        foreach (var output in train.Outputs)
        {
            await AddAsync(train, output.Path, output.Path, PackedKind.Of(output.Path));
        }

        // What serving the model needs, and what proves that it is served.
        await AddAsync(
            evaluate,
            ServingContract.FileName,
            $"{TrainStage.ModelFolder}/{ServingContract.FileName}",
            ModelFileKind.WeightConfig
        );
        await AddAsync(evaluate, GoldenRows.FileName, GoldenRows.FileName, ModelFileKind.Dataset);

        // Put there by us, under names that no stage of ours has.
        var cardPath = Path.Combine(folder, EvidenceNames.ModelCardPath);
        await File.WriteAllBytesAsync(cardPath, cardBytes, cancellationToken);
        files.Add(new ModelFile(ModelFileKind.Doc, EvidenceNames.ModelCardPath, cardPath));
        files.Add(
            new ModelFile(
                ModelFileKind.WeightConfig,
                SchemaPath,
                Path.Combine(config.ProjectDirectory, config.Data.Schema)
            )
        );
        // What is damaged in the store goes, and comes again: the bytes are the same each time.
        var reader = new EvidenceReader(store);
        var descriptor = await BuildAsync();
        if (await reader.RemoveDamagedAsync([descriptor], cancellationToken))
        {
            await BuildAsync();
        }

        var manifest = await store.ReadManifestAsync(descriptor.Digest, cancellationToken);
        OciDescriptor[] parts = [manifest.Config, .. manifest.Layers];
        if (await reader.RemoveDamagedAsync(parts, cancellationToken))
        {
            await BuildAsync();
        }

        var packed = await PackageFiles.ReadAsync(store, manifest, cancellationToken);
        return packed.First(f => f.Path == SchemaPath).Digest == record.Files[config.Data.Schema]
            ? new PackedModel(descriptor, packed, card, cardBytes)
            : throw new MlOpsException(
                $"{config.Data.Schema} is not what the model was trained with: it changed during the run. Run again."
            );

        async Task AddAsync(StageOutcome stage, string output, string name, ModelFileKind kind)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await stage.Blobs.CopyToFileAsync(
                stage.Outputs.First(o => o.Path == output).Digest,
                path,
                cancellationToken
            );
            files.Add(new ModelFile(kind, name, path, ModelFolder.IsProgram(path)));
        }

        Task<OciDescriptor> BuildAsync() =>
            new ModelPackBuilder(store).BuildAsync(
                files,
                new ModelDescriptor
                {
                    Name = config.Model,
                    Revision = record.Commit.Length == 0 ? null : record.Commit,
                },
                new ModelTechnicals
                {
                    Architecture = config.Train.Trainer,
                    Format = card.Bundle is null ? null : "mlopsbuild-model",
                },
                AnnotationsOf(record),
                cancellationToken
            );
    }

    private static SortedDictionary<string, string> AnnotationsOf(BuildRecord record)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [OciMediaTypes.Title] = record.Model,
        };
        if (record.Commit.Length > 0)
        {
            annotations[EvidenceNames.Revision] = record.Commit;
        }

        if (record.Uncommitted)
        {
            annotations[EvidenceNames.Uncommitted] = "true";
        }

        foreach (var stage in record.Stages)
        {
            annotations[EvidenceNames.StagePrefix + stage.Inputs.Stage] = stage.Manifest.ToString();
        }

        return annotations;
    }

    /// <summary>What the model card says.</summary>
    public static async Task<ModelCardContent> CardAsync(
        MlOpsConfig config,
        BuildRecord record,
        IReadOnlyList<StageOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        Task<byte[]> ReadAsync(string stage, string file) =>
            outcomes.First(o => o.Stage == stage).ReadAsync(file, cancellationToken);

        var checks = CheckReportJson.Read(
            await ReadAsync(CheckDataStage.Name, CheckReportJson.FileName)
        );
        return new ModelCardContent
        {
            Model = config.Model,
            Project = record.Project,
            Commit = record.Commit,
            Uncommitted = record.Uncommitted,
            Bundle = ReadBundle(await ReadAsync(TrainStage.Name, BundleManifest)),
            Evaluation = EvaluationJson.Read(
                await ReadAsync(EvaluateStage.Name, EvaluateStage.ResultFile)
            ),
            Confidence = config.Evaluate.Confidence,
            TrainRows = checks.TrainRows,
            Gates = [.. config.Evaluate.Gates.Select(GateJudge.TextOf)],
            Data =
            [
                .. record
                    .Files.Where(f => f.Key != record.Config)
                    .Select(f => KeyValuePair.Create(f.Key, f.Value.ToString())),
            ],
            Stages =
            [
                .. record.Stages.Select(s =>
                    KeyValuePair.Create(s.Inputs.Stage, s.Manifest.ToString())
                ),
            ],
        };
    }

    private static ModelManifest? ReadBundle(byte[] json)
    {
        try
        {
            return ModelBundle.ReadManifest(json);
        }
        catch (ModelFormatException)
        {
            return null;
        }
    }
}
