namespace MlOpsBuild.Pipelines;

// What does not run anything.
public sealed partial class StageRunner
{
    /// <summary>
    /// What would become of stages and of those above them if they ran now, upstream first. Runs nothing and writes
    /// nothing but the index of digests.
    /// </summary>
    /// <exception cref="Common.UsageException">A declared file is missing.</exception>
    public async Task<IReadOnlyList<StagePlan>> ExplainAsync(
        IReadOnlyList<StageDefinition> stages,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(stages);
        foreach (var stage in stages)
        {
            StageValidation.Check(stage);
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var planner = new StagePlanner(_store, _inputs);
            foreach (var stage in stages)
            {
                await planner.PlanAsync(stage, cancellationToken);
            }

            return planner.Plans;
        }
        finally
        {
            Index.Save();
            _gate.Release();
        }
    }

    /// <summary>
    /// Makes a folder hold a stage's outputs: writes those that differ, removes what an earlier export put there and
    /// nobody changed since, leaves all else alone.
    /// </summary>
    /// <exception cref="Common.MlOpsException">A file cannot be written.</exception>
    public async Task ExportAsync(
        StageOutcome outcome,
        string directory,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(directory);
        var exporter = new StageExporter(_folder, Index);
        await exporter.ExportAsync(outcome, directory, cancellationToken);
        Index.Save();
    }
}
