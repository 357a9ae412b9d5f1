using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// Keeps versions, moves and aliases the same in a store and a repository of a registry. Versions and moves never change
/// what they name, so that a known one is not asked for again: when nothing is new, a look takes the pages of tags and two
/// requests for each alias.
/// </summary>
public sealed partial class CatalogSync
{
    private const int PageSize = 1000;
    private readonly ModelCatalog _catalog;
    private readonly OciLayout _layout;
    private readonly RegistryClient _client;
    private readonly RemoteArtifacts _remote;
    private readonly RegistryTransfer _transfer;

    /// <summary>Creates it; nothing is asked yet.</summary>
    /// <param name="catalog">The model in the store.</param>
    /// <param name="client">The repository.</param>
    /// <param name="report">Told how far a transfer is.</param>
    public CatalogSync(
        ModelCatalog catalog,
        RegistryClient client,
        Action<TransferProgress>? report = null
    )
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(client);
        (_catalog, _layout, _client) = (catalog, catalog.Layout, client);
        _remote = new RemoteArtifacts(catalog.Layout, client);
        _transfer = new RegistryTransfer(catalog.Layout, client, report);
    }

    /// <summary>
    /// Brings versions (manifest, config and what is attached; no layers), moves and aliases to the store. What the registry
    /// does not have stays.
    /// </summary>
    /// <param name="adopt">
    /// Whether the registry's moves take the place of the store's where they differ; if not, such an alias is left alone.
    /// </param>
    /// <param name="cancellationToken">Stops it; what came stays.</param>
    /// <exception cref="RegistryException">The registry refused.</exception>
    /// <exception cref="MlOpsException">The registry cannot be reached, or the store not be written.</exception>
    public async Task<CatalogSyncResult> PullAsync(bool adopt, CancellationToken cancellationToken)
    {
        var tags = new List<string>();
        await foreach (var tag in _client.ListTagsAsync(PageSize, cancellationToken))
        {
            tags.Add(tag);
        }

        var known = _catalog.Tags();
        var versions = 0;
        await Parallel.ForEachAsync(
            tags.Where(t =>
                t.StartsWith('v') && SemanticVersion.TryParse(t, out _) && !known.ContainsKey(t)
            ),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = _client.Options.Parallelism,
                CancellationToken = cancellationToken,
            },
            async (tag, token) =>
            {
                if (await PullModelAsync(tag, token))
                {
                    Interlocked.Increment(ref versions);
                }
            }
        );

        var moves = tags.Where(t => ModelTags.TryParseMove(t, out _, out _)).ToHashSet();
        var aliases = tags.Where(ModelTags.IsAlias)
            .Concat(moves.Select(AliasOf))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var parted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var newMoves = 0;
        foreach (var alias in aliases)
        {
            var remote = moves.Where(t => AliasOf(t) == alias).Select(NumberOf).Order().ToArray();
            if (
                await PartingAsync<AliasMove>(alias, remote, known, cancellationToken) is
                { } difference
            )
            {
                if (!adopt)
                {
                    parted[alias] = difference;
                    continue;
                }

                await ForgetAsync(alias, known, cancellationToken);
                known = _catalog.Tags();
            }

            newMoves += await PullLinksAsync<AliasMove>(alias, remote, known, cancellationToken);
            newMoves += await PullAliasAsync(
                alias,
                remote,
                tags.Contains(alias),
                cancellationToken
            );
        }

        return new CatalogSyncResult(versions, newMoves, parted);
    }

    /// <summary>Whether an alias points at a model in the registry; asks once. True also where it has no such alias.</summary>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    public async Task<bool> IsAtAsync(
        string alias,
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        return await _client.ResolveAsync(alias, cancellationToken) is not { } head
            || head.Digest == model.Digest;
    }

    /// <summary>Brings what one alias points at, and nothing else; asks once.</summary>
    /// <returns>The model; <see langword="null"/> when the registry has no such alias.</returns>
    /// <exception cref="MlOpsException">As of <see cref="PullAsync"/>.</exception>
    public async Task<ModelVersion?> PullAliasAsync(
        string alias,
        CancellationToken cancellationToken
    )
    {
        if (
            await _client.ResolveAsync(alias, cancellationToken) is not { } head
            || await _remote.GetAsync(alias, head, ModelMediaTypes.Artifact, cancellationToken)
                is not { } model
        )
        {
            return null;
        }

        await _layout.TagAsync(_catalog.LayoutTag(alias), model, cancellationToken);
        return _catalog.Describe(model);
    }

    /// <summary>Brings a model's manifest and config, if the store lacks them, and what was attached to it since.</summary>
    /// <exception cref="MlOpsException">As of <see cref="PullAsync"/>.</exception>
    public async Task PullAttachmentsAsync(ModelVersion model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (
            _layout.Contains(model.Digest)
            || await _client.ResolveAsync(model.Digest.ToString(), cancellationToken) is not null
        )
        {
            await _remote.GetAsync(
                model.Digest.ToString(),
                model.Descriptor,
                null,
                cancellationToken
            );
        }

        await _remote.GetReferrersAsync(model.Digest, cancellationToken);
    }

    /// <summary>Brings a model's layers, those that the store lacks.</summary>
    /// <exception cref="MlOpsException">As of <see cref="PullAsync"/>.</exception>
    public Task PullLayersAsync(ModelVersion model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return _transfer.PullAsync(model.Digest.ToString(), null, cancellationToken);
    }

    // Whether it was a model.
    private async Task<bool> PullModelAsync(string tag, CancellationToken cancellationToken)
    {
        var model = await _remote.GetAsync(tag, null, ModelMediaTypes.Artifact, cancellationToken);
        if (model is null)
        {
            return false;
        }

        await _remote.GetReferrersAsync(model.Digest, cancellationToken);
        await _layout.TagNewAsync(_catalog.LayoutTag(tag), model, cancellationToken);
        return true;
    }

    private static string AliasOf(string move) =>
        ModelTags.TryParseMove(move, out var alias, out _) ? alias : "";

    private static int NumberOf(string tag) =>
        ModelTags.TryParseLink(tag, out _, out var number) ? number : 0;
}
