using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

// Whether there is anything new to register.
internal sealed partial class ModelRegistrar
{
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
                    known,
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
        ModelVersion model,
        TestResult verdict,
        CancellationToken cancellationToken
    )
    {
        var writer = new EvidenceWriter(_store, key);
        var about = model.Descriptor;
        if (!await writer.HasAsync(about, verdict.About(SubjectOf(about)), cancellationToken))
        {
            return false;
        }

        if (key is null)
        {
            return true;
        }

        if (_sync is not null && !manifest.Layers.All(l => _store.Contains(l.Digest, l.Size)))
        {
            await _sync.PullLayersAsync(model, cancellationToken);
        }

        try
        {
            var files = await PackageFiles.ReadAsync(_store, manifest, cancellationToken);
            return await writer.HasAsync(
                about,
                ModelSignature.About(config.Model, files),
                cancellationToken
            );
        }
        catch (BlobUnavailableException)
        {
            return false;
        }
    }
}
