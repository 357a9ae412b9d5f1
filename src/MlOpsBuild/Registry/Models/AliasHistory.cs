using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;

namespace MlOpsBuild.Registry.Models;

/// <summary>Where an alias has been, read from its moves and held against them.</summary>
public sealed class AliasHistory
{
    private AliasHistory(
        string alias,
        IReadOnlyList<AliasMove> moves,
        int lastNumber,
        ModelVersion? current,
        string? damage
    )
    {
        (Alias, Moves, LastNumber, Current) = (alias, moves, lastNumber, current);
        Damage = damage;
        Earlier = [.. Stack(moves).SkipLast(1).Reverse()];
        EarlierBeforeLast = [.. Stack(moves.SkipLast(1)).SkipLast(1).Reverse()];
    }

    /// <summary>The alias.</summary>
    public string Alias { get; }

    /// <summary>The moves that can be read, oldest first.</summary>
    public IReadOnlyList<AliasMove> Moves { get; }

    /// <summary>The highest number that a move has, also one that cannot be read; 0 for none.</summary>
    public int LastNumber { get; }

    /// <summary>What the alias points at; <see langword="null"/> when there is no such alias.</summary>
    public ModelVersion? Current { get; }

    /// <summary>
    /// What can be rolled back to, nearest first: each model once. A promoted model goes on top of those before it; rolling
    /// back takes off what is above the target. So a rollback after a rollback goes further back, and a model that was rolled
    /// back from comes again only by a promotion.
    /// </summary>
    public IReadOnlyList<MovedModel> Earlier { get; }

    /// <summary>What could be rolled back to before the last move, as <see cref="Earlier"/>.</summary>
    internal IReadOnlyList<MovedModel> EarlierBeforeLast { get; }

    /// <summary>What is wrong with the chain of moves; <see langword="null"/> when it is whole.</summary>
    public string? Damage { get; }

    /// <summary>The last move.</summary>
    public AliasMove? Last => Moves.Count == 0 ? null : Moves[^1];

    /// <summary>
    /// Whether the last move was recorded and the alias is still where it came from, as after a crash between the two.
    /// </summary>
    public bool IsUnfinished =>
        Damage is null
        && Last is { } last
        && Current?.Digest != last.To.Digest
        && Current?.Digest == last.From?.Digest;

    /// <summary>
    /// What is wrong, in one sentence: a damaged chain, or an alias that is not where its last move left it;
    /// <see langword="null"/> when all is as it should be.
    /// </summary>
    public string? Problem =>
        Damage is not null ? $"the history of {Alias} is damaged: {Damage}"
        : Last is not { } last
            ? Current is null ? null
                : $"{Alias} points at {Current.Display}, and no move says how it came there"
        : Current is null
            ? $"{Alias} is gone; expected {last.To.Display}, where move {Text(last.Number)} brought it"
        : Current.Digest == last.To.Digest ? null
        : $"{Alias} points at {Current.Display}; expected {last.To.Display}, where move {Text(last.Number)} by {PlainText.Of(last.Who)} brought it";

    /// <summary>Reads the history of an alias; never throws for what is damaged.</summary>
    /// <param name="catalog">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<AliasHistory> ReadAsync(
        ModelCatalog catalog,
        string alias,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var chain = await Chain<AliasMove>.ReadAsync(catalog, alias, cancellationToken);
        return new AliasHistory(
            alias,
            chain.Links,
            chain.LastNumber,
            catalog.FindAlias(alias),
            chain.Damage
        );
    }

    // The models that the alias stands on, the current one last.
    private static List<MovedModel> Stack(IEnumerable<AliasMove> moves) =>
        Chain<AliasMove>.Stack(
            moves,
            m => m.To,
            m => m.Digest,
            m => m.Action == MoveAction.Rollback
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
