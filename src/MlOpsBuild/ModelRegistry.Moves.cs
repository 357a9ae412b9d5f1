using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

// Promoting and rolling back.
public sealed partial class ModelRegistry
{
    /// <summary>Points an alias at a model whose gates passed.</summary>
    /// <exception cref="RejectedException">Its gates did not pass, or approvals are missing.</exception>
    /// <exception cref="UsageException">
    /// There is no such model, the alias is not where its last move left it, a Git tag stands in the way, or another one moved
    /// the alias meanwhile.
    /// </exception>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<MoveReport> PromoteAsync(
        PromoteOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var alias = AliasOf(options.To);
        using var key = ModelKeys.ReadPublic(options.VerificationKey, _options.Root);
        using var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        using var store = OpenStore();
        var parted = await store.PullAsync(options.Force, cancellationToken);
        var model = store.Choose(options.Version);
        await store.NeedAsync(model, cancellationToken);
        var actor = await Actor.FindAsync(_config.ProjectDirectory, _variable, cancellationToken);
        var history = await AliasHistory.ReadAsync(store.Catalog, alias, cancellationToken);
        var facts = await store.FactsAsync(model, key, cancellationToken);
        var report = new MoveReport
        {
            Name = _config.Model,
            Alias = alias,
            Model = facts,
            Registry = store.Registry,
        };
        var mover = new AliasMover(store.Catalog, store.Sync, _options.Time);
        if (history.IsUnfinished && history.Last!.To.Digest == model.Digest)
        {
            Rules();
            return await FinishAsync(mover, history, report, actor, cancellationToken);
        }

        Check(history, parted.GetValueOrDefault(alias), options.Force, "Promote");
        if (history.Problem is null && history.Current?.Digest == model.Digest)
        {
            return report;
        }

        Rules();
        var by = (actor, options.Reason ?? "");
        var recorded = history.Problem is null
            ? new Recorded(history)
            : await RecordAsync(store, mover, history, model, by, cancellationToken);
        report = recorded.In(report);
        return recorded.History.Current?.Digest == model.Digest
            ? report
            : await MoveAsync(
                mover,
                recorded.History,
                MoveAction.Promote,
                report,
                by,
                cancellationToken
            );

        void Rules() =>
            PromotionRules.Check(
                _config.Promote,
                _config.Model,
                alias,
                facts,
                actor.ToString(),
                key?.KeyId
            );
    }

    /// <summary>
    /// Points an alias at a model that it pointed at before, see <see cref="AliasHistory.Earlier"/>. It needs no verdict and
    /// no approval: it had them when it was promoted.
    /// </summary>
    /// <exception cref="UsageException">
    /// It has not pointed at so many others, or not at that one, and as of <see cref="PromoteAsync"/>.
    /// </exception>
    /// <exception cref="MlOpsException">Store or registry failed.</exception>
    public async Task<MoveReport> RollbackAsync(
        RollbackOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var alias = AliasOf(options.To);
        if (
            options.Steps is < 1
            || (options.Steps is not null && options.Version is { Length: > 0 })
        )
        {
            throw new UsageException(
                options.Steps is < 1
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"--steps is {options.Steps}; it must be 1 or more."
                    )
                    : "--steps and --version both say how far to go back: leave one of them out."
            );
        }

        using var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        using var store = OpenStore();
        var left = await AliasHistory.ReadAsync(store.Catalog, alias, cancellationToken);
        var parted = await store.PullAsync(options.Force, cancellationToken);
        var actor = await Actor.FindAsync(_config.ProjectDirectory, _variable, cancellationToken);
        var history = await AliasHistory.ReadAsync(store.Catalog, alias, cancellationToken);
        var mover = new AliasMover(store.Catalog, store.Sync, _options.Time);

        // Also where the alias had come to its end in the registry and only this store does not know: it must not go
        // further back.
        if (
            IsBegun(store, history, options)
            || (
                history.Problem is null
                && history.Last?.Manifest!.Digest == left.Last?.Manifest!.Digest
                && IsBegun(store, left, options)
            )
        )
        {
            return await FinishAsync(
                mover,
                history,
                await ReportAsync(history.Last!.To),
                actor,
                cancellationToken
            );
        }

        Check(history, parted.GetValueOrDefault(alias), options.Force, "Rollback");
        if (history.Problem is not null && history.Current is null)
        {
            throw new UsageException(
                $"There is no {alias} of {_config.Model} to roll back: './build.sh Promote --to {alias} --force' sets it."
            );
        }

        var by = (actor, options.Reason ?? "");
        var recorded = history.Problem is null
            ? new Recorded(history)
            : await RecordAsync(store, mover, history, history.Current!, by, cancellationToken);
        history = recorded.History;
        return await MoveAsync(
            mover,
            history,
            MoveAction.Rollback,
            recorded.In(await ReportAsync(Target(store, history, options))),
            by,
            cancellationToken
        );

        async Task<MoveReport> ReportAsync(MovedModel target)
        {
            var model = await ModelOfAsync(store.Layout, history, target, cancellationToken);
            await store.NeedAsync(model, cancellationToken);
            return new MoveReport
            {
                Name = _config.Model,
                Alias = alias,
                Model = await store.FactsAsync(model, null, cancellationToken),
                Registry = store.Registry,
            };
        }
    }

    private async Task<MoveReport> MoveAsync(
        AliasMover mover,
        AliasHistory history,
        MoveAction action,
        MoveReport report,
        (Actor Actor, string Reason) by,
        CancellationToken cancellationToken
    )
    {
        var tagging = Tagging();
        var tags = tagging.Plan(history.Alias, history.LastNumber + 1, report.Model);
        var move = await mover.MoveAsync(
            history,
            action,
            report.Model.Model,
            by.Actor.ToString(),
            by.Reason,
            cancellationToken
        );
        return report with
        {
            Move = move,
            Tags = [.. report.Tags, .. tagging.Write(tags, move, report.Model, by.Actor)],
            TagNote = tagging.Note,
        };
    }

    private ModelTagging Tagging() =>
        ModelTagging.Open(_config.Model, _config.ProjectDirectory, _folder.Base);

    private MovedModel Target(ModelStore store, AliasHistory history, RollbackOptions options)
    {
        var earlier = history.Earlier;
        var there =
            earlier.Count == 0
                ? "there is none before it"
                : $"before it there {(earlier.Count == 1 ? "is" : "are")} {string.Join(", ", earlier.Select(m => m.Display))}";
        if (history.Current is not { } current)
        {
            throw new UsageException(
                $"{_config.Model} has no {history.Alias} to roll back: './build.sh Promote --to {history.Alias}' sets it."
            );
        }

        if (options.Version is { Length: > 0 } version)
        {
            var asked = store.Catalog.Find(version);
            return earlier.FirstOrDefault(m => m.Digest == asked.Digest)
                ?? throw new UsageException(
                    $"{history.Alias} cannot go back to {asked.Display}: it points at {current.Display}, and {there}. './build.sh Promote --to {history.Alias} --version {version}' takes any model whose gates passed."
                );
        }

        var steps = options.Steps ?? 1;
        return steps <= earlier.Count
            ? earlier[steps - 1]
            : throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{history.Alias} cannot go back {steps} {(steps == 1 ? "model" : "models")}: it points at {current.Display}, and {there}."
                )
            );
    }

    private static async Task<ModelVersion> ModelOfAsync(
        OciLayout layout,
        AliasHistory history,
        MovedModel target,
        CancellationToken cancellationToken
    )
    {
        var move = history.Moves.Last(m => m.To.Digest == target.Digest);
        var manifest = await layout.ReadManifestAsync(move.Manifest!.Digest, cancellationToken);
        return new ModelVersion(target.Version, manifest.Subject!);
    }
}
