using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

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
        var found = new SortedDictionary<int, OciDescriptor>();
        var tags = catalog.Tags();
        foreach (var (tag, descriptor) in tags)
        {
            if (
                ModelTags.TryParseMove(tag, out var name, out var number)
                && string.Equals(name, alias, StringComparison.Ordinal)
            )
            {
                found[number] = descriptor;
            }
        }

        var moves = new List<AliasMove>();
        string? damage = null;
        var expected = 1;
        foreach (var (number, descriptor) in found)
        {
            var problem = await AddAsync(
                catalog.Layout,
                alias,
                number,
                descriptor,
                moves,
                cancellationToken
            );
            if (
                problem is null
                && moves[^1].IsStart
                && (number == 1 || moves[^1].Action == MoveAction.Record)
            )
            {
                damage = null; // nothing before it counts
            }
            else if (number != expected)
            {
                damage ??= $"move {Text(expected)} is missing, there is {Text(number)}";
            }
            else
            {
                damage ??= problem ?? Break(moves);
            }

            expected = number + 1;
        }

        return new AliasHistory(alias, moves, expected - 1, catalog.FindAlias(alias), damage);
    }

    private static async Task<string?> AddAsync(
        OciLayout layout,
        string alias,
        int number,
        OciDescriptor descriptor,
        List<AliasMove> moves,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var move = await AliasMove.ReadAsync(layout, descriptor, cancellationToken);
            if (
                !string.Equals(move.Alias, alias, StringComparison.Ordinal)
                || move.Number != number
            )
            {
                return $"tag {ModelTags.OfMove(alias, number)} is on move {Text(move.Number)} of {PlainText.Of(move.Alias)}";
            }

            moves.Add(move);
            return null;
        }
        catch (Exception e) when (e is FormatException or BlobUnavailableException)
        {
            return $"move {Text(number)} cannot be read ({PlainText.Of(e.Message.TrimEnd('.'))})";
        }
    }

    // Why the last move does not follow the one before it.
    private static string? Break(List<AliasMove> moves)
    {
        var move = moves[^1];
        var before = moves.Count > 1 && moves[^2].Number == move.Number - 1 ? moves[^2] : null;
        return before is null ? $"move {Text(move.Number)} does not follow a move that can be read"
            : move.Previous != before.Manifest!.Digest
                ? $"move {Text(move.Number)} follows {move.Previous?.Short ?? "nothing"}, and move {Text(before.Number)} is {before.Manifest.Digest.Short}"
            : move.From?.Digest != before.To.Digest
                ? $"move {Text(move.Number)} starts at {move.From?.Display ?? "nothing"}, and move {Text(before.Number)} ended at {before.To.Display}"
            : null;
    }

    // The models that the alias stands on, the current one last.
    private static List<MovedModel> Stack(IEnumerable<AliasMove> moves)
    {
        var stack = new List<MovedModel>();
        foreach (var move in moves)
        {
            if (move.IsStart)
            {
                stack.Clear();
            }

            var at = stack.FindIndex(m => m.Digest == move.To.Digest);
            if (at >= 0 && move.Action == MoveAction.Rollback)
            {
                stack.RemoveRange(at, stack.Count - at);
            }
            else if (at >= 0)
            {
                stack.RemoveAt(at);
            }

            stack.Add(move.To);
        }

        return stack;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
