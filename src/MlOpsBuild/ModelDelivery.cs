using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>
/// What bringing a project's registered models to where they serve needs: the models, their verdicts and images, the
/// environments. Works where the project's data is not there.
/// </summary>
public sealed class ModelDelivery : IDisposable
{
    private readonly ModelProjectOptions _options;
    private readonly ModelStore _store;
    private readonly BuildLock _lock;
    private readonly Func<string, string?> _variable;

    private ModelDelivery(
        ModelProjectOptions options,
        MlOpsConfig config,
        Func<string, string?> variable
    )
    {
        (_options, Config, _variable) = (options, config, variable);
        _store = ModelStore.Open(
            config,
            options.Root,
            options.Registry,
            options.Observer,
            options.Time
        );
        _lock = new BuildLock(
            new CacheFolder(options.Root, config.ProjectDirectory),
            options.Command,
            options.Time
        );
    }

    /// <summary>The content of mlops.yaml.</summary>
    public MlOpsConfig Config { get; }

    /// <summary>The registered models in the store.</summary>
    public ModelCatalog Catalog => _store.Catalog;

    /// <summary>The registry; <see langword="null"/> where none is named.</summary>
    public CatalogSync? Sync => _store.Sync;

    /// <summary>
    /// The repository that the image is pushed to: <c>container.image</c>, or that of the registry followed by <c>/serve</c>;
    /// <see langword="null"/> where neither is named.
    /// </summary>
    /// <exception cref="UsageException">It is no repository.</exception>
    public RegistryReference? ImageRepository =>
        Config.Container.Image is { } image
            ? RegistryReference.Parse(
                image.Replace("{model}", Config.Model, StringComparison.Ordinal)
            )
        : _store.Registry is { } registry ? RegistryReference.Parse($"{registry}/serve")
        : null;

    /// <summary>Opens a project.</summary>
    /// <param name="options">Which one, and with what.</param>
    /// <param name="variable">
    /// Reads an environment variable. <value>The default value is <see langword="null"/>: this process' own.</value>
    /// </param>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong.</exception>
    public static ModelDelivery Open(
        ModelProjectOptions options,
        Func<string, string?>? variable = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ModelDelivery(
            options,
            options.LoadConfig(),
            variable ?? Environment.GetEnvironmentVariable
        );
    }

    /// <summary>An environment of mlops.yaml.</summary>
    /// <param name="name">Its name; empty for the only one.</param>
    /// <exception cref="UsageException">There is none of that name, or several to choose from.</exception>
    public EnvironmentConfig EnvironmentOf(string? name)
    {
        var environments = Config.Deploy.Environments;
        var file = ConfigLocator.DisplayPath(_options.Root, Config.FilePath);
        if (environments.Count == 0)
        {
            throw new UsageException(
                "no environment is named. Add e.g. 'deploy: { environments: { staging: { port: 8080 } } }'.",
                new SourceLocation(file)
            );
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return environments.Count == 1
                ? environments.Values.First()
                : throw new UsageException(
                    $"which environment? Give --environment: {string.Join(", ", environments.Keys)}.",
                    new SourceLocation(file)
                );
        }

        return environments.TryGetValue(name, out var environment)
            ? environment
            : throw new UsageException(
                $"there is no environment '{name}'.{NearestName.Hint(name, [.. environments.Keys])} Expected one of: {string.Join(", ", environments.Keys)}.",
                new SourceLocation(file)
            );
    }

    /// <summary>Finds a registered model with what its test results say.</summary>
    /// <param name="version">A version, alias or digest; empty for the newest version.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<ModelFacts> FindAsync(string? version, CancellationToken cancellationToken)
    {
        using var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        await _store.PullAsync(adopt: false, cancellationToken);
        var model = _store.Choose(version);
        await _store.NeedAsync(model, cancellationToken);
        return await _store.FactsAsync(model, null, cancellationToken);
    }

    /// <summary>The newest image of a registered model.</summary>
    /// <param name="model">The model, as <see cref="FindAsync"/> found it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">None was made of it.</exception>
    public async Task<ImageRecord> ImageOfAsync(
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        return await new ModelImages(_store.Layout, _options.Observer.OnWarning).NewestAsync(
                model.Digest,
                cancellationToken
            )
            ?? throw new UsageException(
                $"No image of {Catalog.Model} {model.Display} is known: './build.sh Containerize' makes one of the model of this commit, and --push-image brings it to where others find it."
            );
    }

    /// <summary>What was deployed to an environment, the registry asked where one is named.</summary>
    /// <param name="environment">Its name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">It cannot be the name of an environment.</exception>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public Task<DeploymentHistory> HistoryAsync(
        string environment,
        CancellationToken cancellationToken
    ) =>
        new DeploymentLog(Catalog, Sync, _options.Time, _options.Observer.OnWarning).ReadAsync(
            environment,
            cancellationToken
        );

    /// <summary>Who runs this.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> WhoAsync(CancellationToken cancellationToken) =>
        (await Actor.FindAsync(Config.ProjectDirectory, _variable, cancellationToken)).ToString();

    /// <summary>The registered model that was made of a training, the newest version if there are several.</summary>
    /// <param name="train">The digest of what training put out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The model; <see langword="null"/> when it is not registered.</returns>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<ModelVersion?> FindTrainedAsync(
        Digest train,
        CancellationToken cancellationToken
    )
    {
        using var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        await _store.PullAsync(adopt: false, cancellationToken);
        foreach (var model in Catalog.Versions())
        {
            var manifest = await _store.Layout.ReadManifestAsync(model.Digest, cancellationToken);
            if (
                manifest.Annotations.GetValueOrDefault(EvidenceNames.StagePrefix + TrainStage.Name)
                == train.ToString()
            )
            {
                await _store.NeedAsync(model, cancellationToken);
                return model;
            }
        }

        return null;
    }

    /// <summary>Attaches what is known of an image to the registered model in it, in the registry too where one is named.</summary>
    /// <param name="model">The model.</param>
    /// <param name="record">What is known of the image.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task AttachAsync(
        ModelVersion model,
        ImageRecord record,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        using var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        await new ModelImages(_store.Layout, _options.Observer.OnWarning).AttachAsync(
            model.Descriptor,
            record,
            cancellationToken
        );
        if (Sync is not null)
        {
            await Sync.PublishAsync(model, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();
}
