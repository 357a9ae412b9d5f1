using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild;

/// <summary>
/// Packs a model, attaches its evidence and gives it a version, in this order; with a registry, there too.
/// </summary>
internal sealed partial class ModelRegistrar(
    MlOpsConfig config,
    ModelCatalog catalog,
    RegistryClient? client,
    SigningKey? key,
    TimeProvider time
)
{
    private const int MostAttempts = 5;
    private readonly OciLayout _store = catalog.Layout;
    private readonly CatalogSync? _sync = client is null ? null : new CatalogSync(catalog, client);
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
        if (_sync is not null)
        {
            // The next version comes after those of others.
            await _sync.PullAsync(adopt: false, cancellationToken);
        }

        // The same results of an earlier commit: only documents beside them changed since, and no version is due.
        var same = await FindSameAsync(record, comparison, cancellationToken);
        var (model, commit) = same is { } known
            ? (known.Model.Descriptor, known.Commit)
            : (
                await PackAsync(
                    record,
                    outcomes,
                    comparison,
                    options,
                    temporaryFolder,
                    cancellationToken
                ),
                record.Commit
            );
        var isNew = catalog.Versions().All(v => v.Digest != model.Digest);
        return new Registration
        {
            Name = config.Model,
            Model = await NameAsync(model, version, options, cancellationToken),
            IsNew = isNew,
            Commit = commit,
            Attached = _attached,
            SignedBy = key?.KeyId ?? await SignerAsync(model, cancellationToken),
            Registry = client is null
                ? null
                : $"{client.Repository.Registry}/{client.Repository.Repository}",
            Warning = WarningOf(record, note),
        };
    }

    private async Task<OciDescriptor> PackAsync(
        BuildRecord record,
        IReadOnlyList<StageOutcome> outcomes,
        ComparisonResult comparison,
        RegistrationOptions options,
        string temporaryFolder,
        CancellationToken cancellationToken
    )
    {
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
            return packed.Descriptor;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    // Where somebody else takes the same next version meanwhile, the one after that is taken.
    private async Task<ModelVersion> NameAsync(
        OciDescriptor model,
        SemanticVersion? version,
        RegistrationOptions options,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var named = await catalog.AddAsync(model, version, options.Bump, cancellationToken);
            try
            {
                if (_sync is not null)
                {
                    await _sync.PublishAsync(named, cancellationToken);
                }

                return named;
            }
            catch (UsageException) when (version is null && attempt < MostAttempts)
            {
                if (catalog.Versions().Any(v => v.Digest == model.Digest))
                {
                    throw; // it is not about the version
                }
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
        await writer.RemoveDamagedAsync(model.Descriptor, cancellationToken);
        var verdict = ModelDocuments.Verdict(comparison, record);
        var provenance = record.ToProvenance(SlsaBuilder.Detect(options.Variable)) with
        {
            FinishedOn = time.GetUtcNow(),
        };
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

    private static string WarningOf(BuildRecord record, string note) =>
        record.Commit.Length == 0
            ? "The project is in no Git repository with a commit, so the model cannot be made again from one: run 'git init' and commit."
        : note.Length > 0
            ? $"Whether all is committed is not known ({note}), so it is recorded that the model cannot be made again from its commit."
        : record.Uncommitted
            ? $"Configuration, schema or data differ from commit {record.Commit[..7]}: the model cannot be made again from it. Commit, and register again."
        : "";

    // As the signature says; Verify tells whether it is true.
    private async Task<string?> SignerAsync(
        OciDescriptor model,
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
