using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild;

/// <summary>
/// What is known of a project's registered models: whether it is genuine, where it comes from, whether it can be made again.
/// Needs the configuration and the store, not the data.
/// </summary>
public sealed class ModelEvidence
{
    private readonly ModelProjectOptions _options;

    private ModelEvidence(ModelProjectOptions options, MlOpsConfig config)
    {
        _options = options;
        Config = config;
        Store = OciLayout.Open(
            Path.Combine(options.Root, ".mlops", "store"),
            options.Observer.OnWarning,
            options.Time
        );
        Catalog = new ModelCatalog(Store, config.Model);
    }

    /// <summary>The content of mlops.yaml.</summary>
    public MlOpsConfig Config { get; }

    /// <summary>The versions and aliases of the model.</summary>
    public ModelCatalog Catalog { get; }

    private OciLayout Store { get; }

    /// <summary>Opens a project's evidence.</summary>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong.</exception>
    public static ModelEvidence Open(ModelProjectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ModelEvidence(options, options.LoadConfig());
    }

    /// <summary>Finds a registered model; what this store does not have is looked for in the registry, if one is named.</summary>
    /// <param name="reference">A version, alias or digest; empty for the newest version.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="MlOpsException">The registry cannot be reached, or refused.</exception>
    public async Task<ModelVersion> FindAsync(
        string? reference,
        CancellationToken cancellationToken
    )
    {
        using var client = Connect();
        try
        {
            return Find(reference);
        }
        catch (UsageException) when (client is not null)
        {
            await new CatalogSync(Catalog, client).PullAsync(adopt: false, cancellationToken);
            return Find(reference);
        }
    }

    /// <summary>Checks a registered model and its evidence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="verificationKey">
    /// The public key that must have signed: a file, or its PEM. <see langword="null"/>: signatures are not checked.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="UsageException">The key cannot be used.</exception>
    public async Task<IReadOnlyList<VerificationCheck>> VerifyAsync(
        ModelVersion model,
        string? verificationKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        using var key = ModelKeys.ReadPublic(verificationKey, _options.Root);
        using var client = Connect();
        if (client is not null && await LacksAsync(model, cancellationToken))
        {
            await new CatalogSync(Catalog, client).PullLayersAsync(model, cancellationToken);
        }

        return await new ModelVerifier(Store, key).VerifyAsync(model.Descriptor, cancellationToken);
    }

    /// <summary>Draws where models come from and where they went.</summary>
    /// <param name="of">
    /// A version or alias, or the digest of anything that a model was made of or that was made of one; empty for the newest
    /// version.
    /// </param>
    /// <param name="format"><c>text</c> or <c>mermaid</c>; empty for text.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="UsageException">Nothing is known of it, or there is no such format.</exception>
    public async Task<string> LineageAsync(
        string? of,
        string? format,
        CancellationToken cancellationToken
    )
    {
        Func<IReadOnlyList<ModelLineage>, Digest, string> render = format switch
        {
            null or "" or "text" => LineageText.Render,
            "mermaid" => LineageMermaid.Render,
            _ => throw new UsageException(
                $"There is no format '{format}'.{NearestName.Hint(format, ["text", "mermaid"])} Allowed: text, mermaid."
            ),
        };
        var digest = Digest.TryParse(of, out var given)
            ? given
            : (await FindAsync(of, cancellationToken)).Digest;
        return render(await new LineageFinder(Store).FindAsync(digest, cancellationToken), digest);
    }

    /// <summary>Makes a registered model again from its commit, without any cache, and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels; what was written is removed.</param>
    /// <exception cref="UsageException">The commit or its data cannot be had, or not all was committed.</exception>
    public Task<Reproduction> ReproduceAsync(
        ModelVersion model,
        CancellationToken cancellationToken
    ) =>
        new ModelReproduction(_options, Config.ProjectDirectory, Store).RunAsync(
            model,
            cancellationToken
        );

    private ModelVersion Find(string? reference) =>
        !string.IsNullOrWhiteSpace(reference) ? Catalog.Find(reference)
        : Catalog.Versions() is [var newest, ..] ? newest
        : throw new UsageException(
            $"{Config.Model} has no registered model: './build.sh Register' makes the first."
        );

    private RegistryClient? Connect() =>
        ProjectRegistry.Connect(Config, _options.Registry, _options.Time);

    // Versions come without their layers, which only who needs them gets.
    private async Task<bool> LacksAsync(ModelVersion model, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = await new EvidenceReader(Store).ReadManifestAsync(
                model.Descriptor,
                cancellationToken
            );
            return !manifest.Layers.All(l => Store.Contains(l.Digest));
        }
        catch (AttestationException)
        {
            return false; // which the checks will tell
        }
    }
}
