using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

/// <summary>Packs a model, attaches its evidence and gives it a version, in this order.</summary>
internal sealed class ModelRegistrar(MlOpsConfig config, ModelCatalog catalog, SigningKey? key)
{
    private readonly OciLayout _store = catalog.Layout;
    private readonly List<string> _attached = [];

    public async Task<Registration> RegisterAsync(
        BuildRecord record,
        IReadOnlyList<StageOutcome> outcomes,
        ComparisonResult comparison,
        RegistrationOptions options,
        SemanticVersion? version,
        string note,
        string temporaryFolder,
        CancellationToken cancellationToken
    )
    {
        // The same results of an earlier commit: only documents beside them changed since, and no version is due.
        if (await FindSameAsync(record, comparison, cancellationToken) is { } same)
        {
            var kept = await catalog.AddAsync(
                same.Model.Descriptor,
                version,
                options.Bump,
                cancellationToken
            );
            return await ResultOfAsync(
                kept,
                false,
                record with
                {
                    Commit = same.Commit,
                },
                note,
                cancellationToken
            );
        }

        var folder = AtomicFile.TemporaryPathFor("model", temporaryFolder);
        try
        {
            Directory.CreateDirectory(folder);
            var packed = await ModelPacking.PackAsync(
                config,
                record,
                outcomes,
                _store,
                folder,
                cancellationToken
            );
            await AttachAsync(packed, record, comparison, options, cancellationToken);
            var isNew = catalog.Versions().All(v => v.Digest != packed.Descriptor.Digest);
            var named = await catalog.AddAsync(
                packed.Descriptor,
                version,
                options.Bump,
                cancellationToken
            );
            return await ResultOfAsync(named, isNew, record, note, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task AttachAsync(
        PackedModel model,
        BuildRecord record,
        ComparisonResult comparison,
        RegistrationOptions options,
        CancellationToken cancellationToken
    )
    {
        var subject = SubjectOf(model.Descriptor);
        var writer = new EvidenceWriter(_store, key);
        var verdict = ModelDocuments.Verdict(comparison, record);
        var provenance = record.ToProvenance(SlsaBuilder.Detect(options.Variable));
        await TellAsync(
            "provenance",
            writer.AttachAsync(model.Descriptor, provenance.About(subject), cancellationToken)
        );
        await TellAsync(
            $"verdict ({(verdict.Outcome == TestOutcome.Passed ? "PASSED" : "WARNED")})",
            writer.AttachAsync(model.Descriptor, verdict.About(subject), cancellationToken)
        );
        await TellAsync(
            "bill of materials",
            writer.AttachAsync(
                model.Descriptor,
                ModelDocuments.Bom(config, record, model),
                cancellationToken
            )
        );
        await TellAsync(
            "model card",
            writer.AttachCardAsync(model.Descriptor, model.CardBytes, cancellationToken)
        );
        if (key is not null)
        {
            var statement = ModelSignature.About(config.Model, model.Files);
            await TellAsync(
                "signature",
                writer.AttachAsync(model.Descriptor, statement, cancellationToken)
            );
        }
    }

    private async Task TellAsync(string name, Task<bool> attaching)
    {
        if (await attaching)
        {
            _attached.Add(name);
        }
    }

    private async Task<Registration> ResultOfAsync(
        ModelVersion model,
        bool isNew,
        BuildRecord record,
        string note,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Name = config.Model,
            Model = model,
            IsNew = isNew,
            Commit = record.Commit,
            Attached = _attached,
            SignedBy = key?.KeyId ?? await SignerAsync(model, cancellationToken),
            Warning =
                record.Commit.Length == 0
                    ? "The project is in no Git repository with a commit, so the model cannot be made again from one: run 'git init' and commit."
                : note.Length > 0
                    ? $"Whether all is committed is not known ({note}), so it is recorded that the model cannot be made again from its commit."
                : record.Uncommitted
                    ? $"Configuration, schema or data differ from commit {record.Commit[..7]}: the model cannot be made again from it. Commit, and register again."
                : "",
        };

    // The newest version of another commit with the same results and verdict, if it needs no signature of this key.
    private async Task<(ModelVersion Model, string Commit)?> FindSameAsync(
        BuildRecord record,
        ComparisonResult comparison,
        CancellationToken cancellationToken
    )
    {
        foreach (var known in catalog.Versions())
        {
            OciManifest manifest;
            try
            {
                manifest = await _store.ReadManifestAsync(known.Digest, cancellationToken);
            }
            catch (BlobUnavailableException)
            {
                continue;
            }

            var commit = manifest.Annotations.GetValueOrDefault(EvidenceNames.Revision) ?? "";
            if (
                commit != record.Commit
                && commit.Length > 0
                && !manifest.Annotations.ContainsKey(EvidenceNames.Uncommitted)
                && !record.Uncommitted
                && record.Stages.All(s =>
                    manifest.Annotations.GetValueOrDefault(
                        EvidenceNames.StagePrefix + s.Inputs.Stage
                    ) == s.Manifest.ToString()
                )
                && await HasAllAsync(
                    manifest,
                    known.Descriptor,
                    ModelDocuments.Verdict(comparison, record),
                    cancellationToken
                )
            )
            {
                return (known, commit);
            }
        }

        return null;
    }

    private async Task<bool> HasAllAsync(
        OciManifest manifest,
        OciDescriptor model,
        TestResult verdict,
        CancellationToken cancellationToken
    )
    {
        var writer = new EvidenceWriter(_store, key);
        return await writer.HasAsync(model, verdict.About(SubjectOf(model)), cancellationToken)
            && (
                key is null
                || await writer.HasAsync(
                    model,
                    ModelSignature.About(
                        config.Model,
                        await PackageFiles.ReadAsync(_store, manifest, cancellationToken)
                    ),
                    cancellationToken
                )
            );
    }

    // As the signature says; Verify tells whether it is true.
    private async Task<string?> SignerAsync(
        ModelVersion model,
        CancellationToken cancellationToken
    ) =>
        (await new EvidenceReader(_store).AttachedToAsync(model.Digest, cancellationToken))
            .Where(a => a.IsStatement(PredicateTypes.ModelSignature))
            .SelectMany(a => a.Envelope?.Signatures ?? [])
            .Select(s => s.KeyId ?? "one that is not named")
            .FirstOrDefault();

    private ResourceDescriptor SubjectOf(OciDescriptor model) =>
        ResourceDescriptor.Of(config.Model, model.Digest, model.MediaType);
}
