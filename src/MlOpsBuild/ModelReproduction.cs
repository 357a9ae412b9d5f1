using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

/// <summary>
/// Makes a registered model again: its commit's files in a folder of their own, with a store of its own that is empty, so
/// that every stage runs. What is checked out is not touched.
/// </summary>
internal sealed class ModelReproduction(
    ModelProjectOptions options,
    string projectDirectory,
    OciLayout store
)
{
    public async Task<Reproduction> RunAsync(
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        var record = await ReadRecordAsync(model, cancellationToken);
        if (record.Commit.Length == 0 || record.Uncommitted)
        {
            throw new UsageException(
                record.Commit.Length == 0
                    ? $"{model.Display} was made outside a Git repository: there is no commit to make it again from."
                    : $"{model.Display} was made of commit {record.Commit[..12]} with changes that were not committed, so that commit does not hold its files. Commit, and register again."
            );
        }

        var repository = FindRepository(model, record);
        var folder = AtomicFile.TemporaryPathFor(
            "reproduce",
            Path.Combine(options.Root, ".mlops", "runs")
        );
        try
        {
            repository.Extract(record.Commit, "", folder, cancellationToken);
            var steps = await CompareAsync(model, record, folder, cancellationToken);
            return new Reproduction($"{record.Model} {model.Display}", record.Commit, steps);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<BuildRecord> ReadRecordAsync(
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        var attached = await new EvidenceReader(store).AttachedToAsync(
            model.Digest,
            cancellationToken
        );
        var reasons = new List<string>();
        foreach (var attachment in attached)
        {
            try
            {
                if (
                    attachment.Statement is { PredicateType: PredicateTypes.SlsaProvenance } found
                    && found.Subjects.Any(s => s.Has(model.Digest))
                )
                {
                    return BuildRecord.Read(found);
                }
            }
            catch (FormatException e)
            {
                reasons.Add(e.Message);
            }
        }

        throw new UsageException(
            $"{model.Display} has no provenance that says how it was made{(reasons.Count == 0 ? "" : $" ({string.Join("; ", reasons)})")}: only a model that './build.sh Register' registered can be made again."
        );
    }

    private GitRepositoryReader FindRepository(ModelVersion model, BuildRecord record)
    {
        var repository =
            GitRepositoryReader.Discover(projectDirectory, Path.Combine(options.Root, ".mlops"))
            ?? throw new UsageException(
                $"{model.Display} was made of commit {record.Commit[..12]}, and this folder is in no Git repository: clone the repository it comes from{(record.Repository is null ? "" : $", {record.Repository}")}."
            );
        return repository.FindCommit(record.Commit) is not null
            ? repository
            : throw new UsageException(
                $"{model.Display} was made of commit {record.Commit[..12]}, which is not in this clone{(repository.IsShallow ? ", because it is shallow: get it with 'git fetch --unshallow', in GitHub Actions with 'fetch-depth: 0' of actions/checkout" : $": get it with 'git fetch origin {record.Commit}'")}."
            );
    }

    private async Task<IReadOnlyList<ReproductionStep>> CompareAsync(
        ModelVersion model,
        BuildRecord record,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var project = Path.GetFullPath(Path.Combine(folder, record.Project));
        var absent = AbsentData.In(folder, store, options);
        var config = await OpenAsync(record, project, absent, cancellationToken);
        var runner = new StageRunner(
            new StageRunnerOptions
            {
                RootDirectory = folder,
                ProjectDirectory = project,
                Threads = options.Threads,
                Command = options.Command,
                Time = options.Time,
                AbsentFiles = absent,
                Observer = new RelabelledObserver(options.Observer, "made again from its commit"),
            }
        );
        var steps = new List<ReproductionStep>();
        var outcomes = new List<StageOutcome>();
        foreach (var stage in ProjectStages.Of(config, absent).InOrder)
        {
            var outcome = await runner.RunAsync(stage, cancellationToken);
            outcomes.Add(outcome);
            var again = await BuildRecords.ReadAsync(config, [outcome], cancellationToken);
            steps.Add(ReproductionDifference.Of(record, again.Stages[0]));
            if (!steps[^1].IsSame)
            {
                return steps;
            }
        }

        var made = await BuildRecords.ReadAsync(config, outcomes, cancellationToken);
        var packed = await ModelPacking.PackAsync(
            config,
            made with
            {
                Commit = record.Commit,
                Project = record.Project,
            },
            outcomes,
            runner.Store,
            Path.Combine(folder, ".mlops", "package"),
            cancellationToken
        );
        steps.Add(
            new ReproductionStep(
                "model",
                model.Digest,
                packed.Descriptor.Digest,
                packed.Descriptor.Digest == model.Digest
                    ? ""
                    : await ReproductionDifference.OfPackagesAsync(
                        store,
                        model.Digest,
                        runner.Store,
                        packed.Descriptor.Digest,
                        cancellationToken
                    )
            )
        );
        return steps;
    }

    private static async Task<MlOpsConfig> OpenAsync(
        BuildRecord record,
        string project,
        AbsentData absent,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(project, record.Config);
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"Commit {record.Commit[..12]} has no {record.Config} in the folder '{record.Project}', which the provenance names."
            );
        }

        var config = ConfigLoader.Load(path, record.Config, Vocabulary.Value);
        var missing = new List<string>();
        foreach (var file in record.Files.Keys.Order(StringComparer.Ordinal))
        {
            var full = Path.GetFullPath(Path.Combine(project, file));
            if (!File.Exists(full) && await absent.DigestOfAsync(full, cancellationToken) is null)
            {
                missing.Add(file);
            }
        }

        return missing.Count == 0
            ? config
            : throw new UsageException(
                $"Commit {record.Commit[..12]} does not hold {string.Join(", ", missing.Take(3))}{(missing.Count > 3 ? " and others" : "")} ({record.Files[missing[0]]}), which the model was made of: it has to be in Git, or tracked so that it can be had."
            );
    }
}
