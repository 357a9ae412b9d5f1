using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

public sealed partial class ModelProject
{
    /// <summary>
    /// Registers the model: packs it, attaches its evidence, and gives it a version; with a registry, there too. What is
    /// there already stays as it is.
    /// </summary>
    /// <param name="options">Version and key.</param>
    /// <param name="cancellationToken">Cancels; a version never appears before its evidence.</param>
    /// <exception cref="RejectedException">A data check or a gate said no.</exception>
    /// <exception cref="UsageException">The version or the key cannot be used.</exception>
    public async Task<Registration> RegisterAsync(
        RegistrationOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var version = VersionOf(options.Version);
        using var key = ModelKeys.ReadPrivate(options.SigningKey);
        using var client = ProjectRegistry.Connect(Config, _options.Registry, _options.Time);
        await CheckDataAsync(cancellationToken);
        var comparison = await EvaluateAsync(cancellationToken);
        if (Rejection.Of(comparison) is { } rejection)
        {
            throw rejection;
        }

        var outcomes = new List<StageOutcome>();
        foreach (var stage in _stages.InOrder)
        {
            outcomes.Add(await _runner.RunAsync(stage, cancellationToken));
        }

        var git = _composer.Git;
        using var held = await _runner.HoldStoreAsync(cancellationToken);
        var record = await BuildRecords.ReadAsync(Config, outcomes, cancellationToken);
        var registration = await new ModelRegistrar(
            Config,
            new ModelCatalog(_runner.Store, Config.Model),
            client,
            key,
            _options.Time
        ).RegisterAsync(
            record with
            {
                Project = git.Project,
                Commit = git.Commit,
                Repository = GitRepositoryReader.Discover(Config.ProjectDirectory)?.OriginAddress,
                Uncommitted = git.Dirty || git.Note.Length > 0,
            },
            outcomes,
            comparison,
            options,
            version,
            git.Note,
            Path.Combine(_root, ".mlops", "runs"),
            cancellationToken
        );
        return registration.Warning.Length > 0
            ? registration
            : registration with
            {
                GitTag = await TagAsync(registration.Model, options, cancellationToken),
            };
    }

    private async Task<string?> TagAsync(
        ModelVersion model,
        RegistrationOptions options,
        CancellationToken cancellationToken
    )
    {
        var tagging = ModelTagging.Open(
            Config.Model,
            Config.ProjectDirectory,
            Path.Combine(_root, ".mlops")
        );
        var facts = await ModelFactsReader.OpenAsync(_runner.Store, cancellationToken);
        var tag = tagging.WriteVersion(
            await facts.ReadAsync(model, cancellationToken),
            await Actor.FindAsync(Config.ProjectDirectory, options.Variable, cancellationToken),
            _options.Time.GetUtcNow()
        );
        if (tag is null)
        {
            _observer.OnWarning($"No Git tag was written: {tagging.Note}.");
        }

        return tag;
    }

    private static SemanticVersion? VersionOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return SemanticVersion.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--model-version: {e.Message}", inner: e);
        }
    }
}
