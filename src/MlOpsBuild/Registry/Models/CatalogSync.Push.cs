using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Models;

// To the registry: the model, what is attached to it, its version, the move, the alias.
public sealed partial class CatalogSync
{
    /// <summary>
    /// Sends a model, all that is attached to it in the store, and then its version's tag. What the registry has does not go
    /// again.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it; what went stays.</param>
    /// <exception cref="UsageException">
    /// The registry has that version with another model, which was taken meanwhile: then this store has that one too.
    /// </exception>
    /// <exception cref="BlobUnavailableException">The store lacks layers that the registry lacks too.</exception>
    /// <exception cref="MlOpsException">The registry refused, or cannot be reached.</exception>
    public async Task PublishAsync(ModelVersion model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        var tag = model.Version is null ? null : ModelTags.Of(model.Version);
        var there = tag is null ? null : await _client.ResolveAsync(tag, cancellationToken);
        if (there is not null && there.Digest != model.Digest)
        {
            throw await VersionTakenAsync(model, tag!, cancellationToken);
        }

        await _transfer.PushAsync(model.Descriptor, null, cancellationToken);
        await PushAttachmentsAsync(model.Digest, cancellationToken);
        if (tag is not null && there is null)
        {
            await PutTagAsync(model.Descriptor, tag, cancellationToken);
        }
    }

    /// <summary>Sends the moves of an alias that the registry lacks, with their models, up to a number.</summary>
    /// <exception cref="UsageException">Another one moved it meanwhile.</exception>
    /// <exception cref="MlOpsException">As of <see cref="PublishAsync"/>.</exception>
    internal async Task PublishMovesAsync(
        string alias,
        int upTo,
        CancellationToken cancellationToken
    )
    {
        var history = await AliasHistory.ReadAsync(_catalog, alias, cancellationToken);
        foreach (
            var move in await UnsentAsync(
                history.Moves.Where(m => m.Number <= upTo),
                cancellationToken
            )
        )
        {
            await PublishSubjectAsync(move, cancellationToken);
            await PushMoveAsync(move, cancellationToken);
        }
    }

    /// <summary>Sends a move; see <see cref="SendAsync"/>.</summary>
    /// <exception cref="UsageException">Another one moved it meanwhile.</exception>
    internal async Task PushMoveAsync(AliasMove move, CancellationToken cancellationToken)
    {
        if (!await SendAsync(move, cancellationToken))
        {
            throw Lost(move);
        }
    }

    /// <summary>Points the alias at the model, and looks once more whether the move is still the one that was sent.</summary>
    /// <exception cref="UsageException">Another one moved it meanwhile.</exception>
    internal async Task PushAliasAsync(
        AliasMove move,
        ModelVersion to,
        CancellationToken cancellationToken
    )
    {
        await PutTagAsync(to.Descriptor, move.Alias, cancellationToken);
        if (!await HasAsync(move, cancellationToken))
        {
            throw Lost(move);
        }
    }

    private UsageException Lost(AliasMove move) =>
        AliasMover.Lost(move.Alias, move.Number, $"in {Place}");

    private async Task PushAttachmentsAsync(Digest subject, CancellationToken cancellationToken)
    {
        foreach (
            var (descriptor, manifest) in await _layout.ReferrersAsync(subject, cancellationToken)
        )
        {
            if (!ChainLinks.IsType(manifest.ArtifactType))
            {
                await _transfer.PushAsync(ModelCatalog.Plain(descriptor), null, cancellationToken);
            }
        }
    }

    private async Task PutTagAsync(
        OciDescriptor manifest,
        string tag,
        CancellationToken cancellationToken
    ) =>
        await _client.PutManifestAsync(
            await _layout.ReadAsync(manifest.Digest, cancellationToken),
            manifest.MediaType,
            tag,
            cancellationToken
        );

    // The registry has the last word: with its model under the version here, the next registration takes the next one.
    private async Task<UsageException> VersionTakenAsync(
        ModelVersion model,
        string tag,
        CancellationToken cancellationToken
    )
    {
        var taken = await _remote.GetAsync(tag, null, null, cancellationToken);
        if (taken?.ArtifactType == ModelMediaTypes.Artifact)
        {
            await _layout.TagAsync(_catalog.LayoutTag(tag), taken, cancellationToken);
            await _layout.ListAsync(model.Descriptor, cancellationToken);
        }

        return new UsageException(
            $"{Place} has {tag} already with another model, {taken?.Digest.Short ?? "unknown"}, than {model.Digest.Short}: somebody took that version meanwhile, and this store has theirs now. Register the model again: it gets the next version."
        );
    }
}
