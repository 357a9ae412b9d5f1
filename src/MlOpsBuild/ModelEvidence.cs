using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

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
        var path = ConfigLocator.Find(options.Root, options.Model);
        return new ModelEvidence(
            options,
            ConfigLoader.Load(path, ConfigLocator.DisplayPath(options.Root, path), Vocabulary.Value)
        );
    }

    /// <summary>Finds a registered model.</summary>
    /// <param name="reference">A version, alias or digest; empty for the newest version.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public ModelVersion Find(string? reference) =>
        !string.IsNullOrWhiteSpace(reference) ? Catalog.Find(reference)
        : Catalog.Versions() is [var newest, ..] ? newest
        : throw new UsageException(
            $"{Config.Model} has no registered model: './build.sh Register' makes the first."
        );

    /// <summary>Checks a registered model and its evidence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="verificationKey">
    /// The public key that must have signed: a file, or its PEM. Empty: signatures are not checked.
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
        var digest = Digest.TryParse(of, out var given) ? given : Find(of).Digest;
        return render(await new LineageFinder(Store).FindAsync(digest, cancellationToken), digest);
    }

    /// <summary>Makes a registered model again from its commit, without any cache, and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="getData">
    /// Brings the data that is tracked beside Git into a project's folder; called before anything is read there.
    /// <see langword="null"/> when all data is in Git.
    /// </param>
    /// <param name="cancellationToken">Cancels; what was written is removed.</param>
    /// <exception cref="UsageException">The commit or its data cannot be had, or not all was committed.</exception>
    public Task<Reproduction> ReproduceAsync(
        ModelVersion model,
        Func<string, CancellationToken, Task>? getData,
        CancellationToken cancellationToken
    ) =>
        new ModelReproduction(_options, Config.ProjectDirectory, Store).RunAsync(
            model,
            getData ?? ((_, _) => Task.CompletedTask),
            cancellationToken
        );
}
