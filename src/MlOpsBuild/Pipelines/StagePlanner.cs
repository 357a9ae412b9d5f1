using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>Finds out what a build would do; runs and writes nothing.</summary>
internal sealed class StagePlanner(StageStore store, StageInputReader reader)
{
    private readonly Dictionary<StageDefinition, Digest?> _manifests = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Dictionary<string, StagePlan> _plans = new(StringComparer.Ordinal);
    private readonly List<StagePlan> _ordered = [];

    /// <summary>The plans so far, upstream first.</summary>
    public IReadOnlyList<StagePlan> Plans => _ordered;

    /// <summary>Plans a stage and those above it; gives its manifest if that is known before the run.</summary>
    public async Task<Digest?> PlanAsync(StageDefinition stage, CancellationToken cancellationToken)
    {
        if (_manifests.TryGetValue(stage, out var known))
        {
            return known;
        }

        var upstream = new Dictionary<string, string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var earlier in stage.Upstream)
        {
            if (await PlanAsync(earlier, cancellationToken) is { } manifest)
            {
                upstream[earlier.Name] = manifest.ToString();
            }
            else
            {
                unknown.Add(earlier.Name);
            }
        }

        var held = store.ReadLock(stage);
        var inputs = await reader.ReadAsync(stage, upstream, cancellationToken);
        var (plan, result) =
            unknown.Count == 0
                ? await PlanKnownAsync(stage, held, inputs, cancellationToken)
                : (PlanUnknown(stage, held, inputs, unknown), null);
        if (_plans.TryAdd(stage.Name, plan))
        {
            _ordered.Add(plan);
        }

        return _manifests[stage] = result;
    }

    private async Task<(StagePlan Plan, Digest? Manifest)> PlanKnownAsync(
        StageDefinition stage,
        StageLock? held,
        StageInputs inputs,
        CancellationToken cancellationToken
    )
    {
        var key = inputs.ToKey();
        var changes =
            held is null ? []
            : held.Key == key ? store.MissingOf(held)
            : StageDiff.Between(held.Inputs, inputs);
        if (held is not null && held.Key == key && changes.Count == 0)
        {
            return (
                new StagePlan(stage.Name, StageStatus.Hit, key, [], StageReason.Unchanged),
                held.Manifest
            );
        }

        if (await store.FindAsync(stage.Name, key, cancellationToken) is { } found)
        {
            var why = changes.Count == 0 ? StageReason.Unlocked : StageReason.Of(changes);
            return (
                new StagePlan(stage.Name, StageStatus.Restored, key, changes, why),
                found.Manifest
            );
        }

        var reason = StageReason.Of(changes);
        return (new StagePlan(stage.Name, StageStatus.Miss, key, changes, reason), null);
    }

    private static StagePlan PlanUnknown(
        StageDefinition stage,
        StageLock? held,
        StageInputs inputs,
        List<string> unknown
    )
    {
        var changes = new List<StageChange>();
        if (held is not null)
        {
            var upstream = new Dictionary<string, string>(inputs.Upstream, StringComparer.Ordinal);
            foreach (var name in unknown)
            {
                // Not known, so not a difference.
                if (held.Inputs.Upstream.TryGetValue(name, out var before))
                {
                    upstream[name] = before;
                }
            }

            changes = StageDiff.Between(held.Inputs, inputs with { Upstream = upstream });
            foreach (var name in unknown)
            {
                var before = held.Inputs.Upstream.GetValueOrDefault(name);
                changes.Add(
                    new StageChange(StageChangeKind.Upstream, name, before, StagePlan.WillRun)
                );
            }
        }

        return new StagePlan(stage.Name, StageStatus.Miss, null, changes, StageReason.Of(changes));
    }
}
