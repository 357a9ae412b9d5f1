using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;

namespace MlOpsBuild.Registry.Models;

/// <summary>
/// Moves aliases and records each move. With a registry that comes first, so that who loses there has changed nothing
/// here: the model with all that is attached to it, its version, the move, then the alias.
/// </summary>
/// <param name="catalog">The model.</param>
/// <param name="sync">The registry; <see langword="null"/>: the store alone.</param>
/// <param name="time">The clock.</param>
public sealed class AliasMover(ModelCatalog catalog, CatalogSync? sync, TimeProvider time)
{
    /// <summary>Moves an alias.</summary>
    /// <param name="history">Its history, just read and without a problem.</param>
    /// <param name="action">Why it moves.</param>
    /// <param name="to">Where to.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="why">The reason; may be empty.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The move.</returns>
    /// <exception cref="UsageException">Another one moved it meanwhile.</exception>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<AliasMove> MoveAsync(
        AliasHistory history,
        MoveAction action,
        ModelVersion to,
        string who,
        string why,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(to);
        return await AddAsync(
            new AliasMove
            {
                Alias = history.Alias,
                Number = history.LastNumber + 1,
                Action = action,
                From = history.Last?.To,
                To = MovedModel.Of(to),
                Who = who,
                When = Now(),
                Why = why,
                Previous = history.Last?.Manifest!.Digest,
            },
            to,
            cancellationToken
        );
    }

    /// <summary>
    /// Records what is wrong with an alias as it is found, so that its history goes on from there: after a chain that is
    /// whole by a move to where the alias is, after a damaged one by a move that starts anew.
    /// </summary>
    /// <param name="history">Its history, just read and with a problem.</param>
    /// <param name="otherwise">Where it comes to when the alias is gone and its history damaged.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="why">Why, free text; what was found comes after it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The history then.</returns>
    /// <exception cref="UsageException">Another one moved it meanwhile.</exception>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<AliasHistory> RecordAsync(
        AliasHistory history,
        ModelVersion otherwise,
        string who,
        string why,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(otherwise);
        var isWhole = history.Damage is null;
        if (isWhole && history.Current is null)
        {
            return history; // the next move brings the alias back
        }

        var to = history.Current ?? otherwise;
        await AddAsync(
            new AliasMove
            {
                Alias = history.Alias,
                Number = history.LastNumber + 1,
                Action = MoveAction.Record,
                From = isWhole ? history.Last?.To : null,
                To = MovedModel.Of(to),
                Who = who,
                When = Now(),
                Why = (why.Length == 0 ? "" : why + "; ") + $"found: {history.Problem}",
                Previous = isWhole ? history.Last?.Manifest!.Digest : null,
            },
            to,
            cancellationToken
        );
        return await AliasHistory.ReadAsync(catalog, history.Alias, cancellationToken);
    }

    /// <summary>Brings an alias to where its last move says, after a crash between the two.</summary>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task FinishAsync(
        AliasHistory history,
        ModelVersion to,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(to);
        if (sync is not null)
        {
            await PushAsync(history.Last!, to, cancellationToken);
        }

        await catalog.Layout.TagAsync(
            catalog.LayoutTag(history.Alias),
            to.Descriptor,
            cancellationToken
        );
    }

    private async Task<AliasMove> AddAsync(
        AliasMove move,
        ModelVersion to,
        CancellationToken cancellationToken
    )
    {
        var stored = ChainLinks.Store(catalog.Layout, move, to.Descriptor);
        if (sync is not null)
        {
            await sync.PublishMovesAsync(move.Alias, move.Number - 1, cancellationToken);
            await sync.PublishAsync(to, cancellationToken);
            await sync.PushMoveAsync(stored, cancellationToken);
        }

        var named = await catalog.Layout.TagNewAsync(
            catalog.LayoutTag(ModelTags.OfLink(move.Alias, move.Number)),
            stored.Manifest!,
            cancellationToken
        );
        if (named.Digest != stored.Manifest!.Digest)
        {
            throw Lost(move.Alias, move.Number, "in this store");
        }

        // From here on it is known here that the move was begun, whatever fails.
        try
        {
            if (sync is not null)
            {
                await sync.PushAliasAsync(stored, to, cancellationToken);
            }
        }
        catch (UsageException)
        {
            await catalog.Layout.UntagAsync(
                catalog.LayoutTag(ModelTags.OfLink(move.Alias, move.Number)),
                cancellationToken
            );
            throw;
        }

        await catalog.Layout.TagAsync(
            catalog.LayoutTag(move.Alias),
            to.Descriptor,
            cancellationToken
        );
        return stored;
    }

    private async Task PushAsync(
        AliasMove move,
        ModelVersion to,
        CancellationToken cancellationToken
    )
    {
        await sync!.PublishAsync(to, cancellationToken);
        await sync.PushMoveAsync(move, cancellationToken);
        await sync.PushAliasAsync(move, to, cancellationToken);
    }

    internal static UsageException Lost(string alias, int number, string where) =>
        new(
            $"Somebody else moved {alias} meanwhile: move {number.ToString(CultureInfo.InvariantCulture)} is there already {where}. Look at what they did with './build.sh Models --history' and start again."
        );

    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
