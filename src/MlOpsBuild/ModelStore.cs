using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild;

/// <summary>The registered models of a project: its store, and its registry where one is named.</summary>
internal sealed class ModelStore : IDisposable
{
    private const int ImpatientAttempts = 2;
    private readonly RegistryClient? _client;

    private ModelStore(ModelCatalog catalog, RegistryClient? client, CatalogSync? sync)
    {
        Catalog = catalog;
        _client = client;
        Sync = sync;
    }

    public ModelCatalog Catalog { get; }

    public OciLayout Layout => Catalog.Layout;

    public CatalogSync? Sync { get; }

    /// <summary>The repository, for people.</summary>
    public string? Registry =>
        _client is null ? null : $"{_client.Repository.Registry}/{_client.Repository.Repository}";

    /// <summary>Opens the store; asks nothing.</summary>
    /// <param name="config">The project.</param>
    /// <param name="root">The repository's root.</param>
    /// <param name="registry">What <c>--registry</c> says, or <see langword="null"/>.</param>
    /// <param name="observer">Is told of damage.</param>
    /// <param name="time">The clock.</param>
    /// <param name="patient">Whether to wait long for a registry that does not answer.</param>
    /// <exception cref="UsageException">The registry is no reference.</exception>
    public static ModelStore Open(
        MlOpsConfig config,
        string root,
        string? registry,
        IStageObserver observer,
        TimeProvider time,
        bool patient = true
    )
    {
        var folder = new CacheFolder(root, config.ProjectDirectory);
        var layout = OciLayout.Open(folder.Store, observer.OnWarning, time);
        var catalog = new ModelCatalog(layout, config.Model);
        var reference = ProjectRegistry.Find(config, registry);
        var client = reference is null
            ? null
            : new RegistryClient(
                reference,
                patient
                    ? new RegistryOptions { Time = time }
                    : new RegistryOptions { Time = time, MaxAttempts = ImpatientAttempts }
            );
        return new ModelStore(
            catalog,
            client,
            client is null ? null : new CatalogSync(catalog, client)
        );
    }

    /// <summary>Brings versions, aliases and their manifests from the registry, where one is named.</summary>
    /// <param name="adopt">Whether the registry's aliases win over this store's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The aliases whose histories parted, with what is to be said of them.</returns>
    public async Task<IReadOnlyDictionary<string, string>> PullAsync(
        bool adopt,
        CancellationToken cancellationToken
    ) =>
        Sync is null
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : (await Sync.PullAsync(adopt, cancellationToken)).Parted;

    /// <summary>A registered model.</summary>
    /// <param name="version">A version, an alias or a digest; empty for the newest version.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public ModelVersion Choose(string? version) =>
        !string.IsNullOrWhiteSpace(version) ? Catalog.Find(version)
        : Catalog.Versions() is [var newest, ..] ? newest
        : throw new UsageException(
            $"{Catalog.Model} has no registered version: './build.sh Register' makes the first."
        );

    /// <summary>What is attached to a model that is here (<see cref="NeedAsync"/>).</summary>
    /// <param name="model">The model.</param>
    /// <param name="key">Whose signatures count; <see langword="null"/>: none is checked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ModelFacts> FactsAsync(
        ModelVersion model,
        VerificationKey? key,
        CancellationToken cancellationToken
    )
    {
        var reader = await ModelFactsReader.OpenAsync(Layout, key, cancellationToken);
        return await reader.ReadAsync(model, cancellationToken);
    }

    /// <summary>Sees that manifest and config of a model are here.</summary>
    public async Task NeedAsync(ModelVersion model, CancellationToken cancellationToken)
    {
        if (Sync is not null)
        {
            await Sync.PullAttachmentsAsync(model, cancellationToken);
        }
    }

    public void Dispose() => _client?.Dispose();
}
