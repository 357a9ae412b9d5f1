using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

// What comes before a move: finding an alias as its history says, or bringing that about.
public sealed partial class ModelRegistry
{
    private static void Check(AliasHistory history, string? parted, bool force, string target)
    {
        if (force || (parted ?? history.Problem) is not { } problem)
        {
            return;
        }

        throw new UsageException(
            parted is not null
                ? $"The histories differ: {problem}. Nothing was moved. '{target} --force' takes the registry's in place of this store's, and goes on from there."
            : history.IsUnfinished
                ? $"{char.ToUpperInvariant(problem[0])}{problem[1..]}: that move is under way or was interrupted. Nothing was moved. './build.sh {(history.Last!.Action == MoveAction.Rollback ? "Rollback" : "Promote")} --to {history.Alias} --version {history.Last.To.Version?.ToString() ?? history.Last.To.Digest.ToString()}' brings it to its end; '{target} --force' records where {history.Alias} is, and goes on from there."
            : $"{char.ToUpperInvariant(problem[0])}{problem[1..]}. Nothing was moved. Find out who did that; '{target} --force' records it as it is found, and goes on from there."
        );
    }

    // Whether the last move is the rollback that is asked for, and was interrupted.
    private static bool IsBegun(ModelStore store, AliasHistory history, RollbackOptions options)
    {
        if (history is not { IsUnfinished: true, Last: { Action: MoveAction.Rollback } last })
        {
            return false;
        }

        if (options.Version is { Length: > 0 } version)
        {
            return store.Catalog.Find(version).Digest == last.To.Digest;
        }

        var earlier = history.EarlierBeforeLast;
        var steps = options.Steps ?? 1;
        return steps <= earlier.Count && earlier[steps - 1].Digest == last.To.Digest;
    }

    // What another one did, as a move with a Git tag like any other: neither has a gap.
    private async Task<Recorded> RecordAsync(
        ModelStore store,
        AliasMover mover,
        AliasHistory history,
        ModelVersion otherwise,
        (Actor Actor, string Reason) by,
        CancellationToken cancellationToken
    )
    {
        var found = history.Current ?? otherwise;
        var facts = await store.FactsAsync(found, null, cancellationToken);
        var tagging = Tagging();
        var tags = tagging.Plan(history.Alias, history.LastNumber + 1, facts);
        var then = await mover.RecordAsync(
            history,
            found,
            by.Actor.ToString(),
            by.Reason,
            cancellationToken
        );
        return then.LastNumber == history.LastNumber
            ? new Recorded(then) { Problem = history.Problem! }
            : new Recorded(then)
            {
                Problem = history.Problem!,
                Tags = tagging.Write(tags, then.Last!, facts, by.Actor),
                TagNote = tagging.Note,
            };
    }

    // A move that is recorded, with the alias still where it came from.
    private async Task<MoveReport> FinishAsync(
        AliasMover mover,
        AliasHistory history,
        MoveReport report,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var tagging = Tagging();
        var tags = tagging.Plan(history.Alias, history.LastNumber, report.Model);
        await mover.FinishAsync(history, report.Model.Model, cancellationToken);
        return report with
        {
            Finished = true,
            Tags = tagging.Write(tags, history.Last!, report.Model, actor),
            TagNote = tagging.Note,
        };
    }

    private sealed record Recorded(AliasHistory History)
    {
        public string Problem { get; init; } = "";

        public IReadOnlyList<string> Tags { get; init; } = [];

        public string TagNote { get; init; } = "";

        public MoveReport In(MoveReport report) =>
            report with
            {
                Recorded = Problem,
                Tags = Tags,
                TagNote = TagNote,
            };
    }
}
