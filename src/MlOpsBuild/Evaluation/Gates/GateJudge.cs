using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>Applies the gates of mlops.yaml.</summary>
public static class GateJudge
{
    /// <summary>One result per gate, in their order.</summary>
    public static IReadOnlyList<GateResult> Judge(IReadOnlyList<GateConfig> gates, GateInput input)
    {
        ArgumentNullException.ThrowIfNull(gates);
        var results = new GateResult[gates.Count];
        for (var g = 0; g < results.Length; g++)
        {
            results[g] = KindOf(gates[g]).Judge(gates[g], input);
        }

        return results;
    }

    /// <summary>
    /// Checks that each gate names a metric of the task and has one kind of limit. To be called before anything is
    /// trained.
    /// </summary>
    /// <param name="gates">The gates.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="file">The configuration's path as the user knows it, e.g. <c>mlops.yaml</c>.</param>
    /// <exception cref="UsageException">A gate is wrong; names the line, and what is allowed.</exception>
    public static void Validate(IReadOnlyList<GateConfig> gates, ModelTask task, string file)
    {
        ArgumentNullException.ThrowIfNull(gates);
        foreach (var gate in gates)
        {
            var place = new SourceLocation(file, gate.Line);
            if (!MetricCatalog.For(task).Any(m => m.Name == gate.Metric))
            {
                var names = MetricCatalog.For(task).Select(m => m.Name).ToList();
                throw new UsageException(
                    $"The gate's metric '{gate.Metric}' does not exist for a {task.ToString().ToLowerInvariant()} model. Expected one of: {string.Join(", ", names)}.{NearestName.Hint(gate.Metric, names)}",
                    place
                );
            }

            if (Catalog<IGate>.All.Count(k => k.LimitOf(gate) is not null) != 1)
            {
                throw new UsageException(
                    $"The gate on '{gate.Metric}' needs exactly one of: {string.Join(", ", Catalog<IGate>.Names)}.",
                    place
                );
            }

            if (gate.MaxGap is not null && string.IsNullOrEmpty(gate.Slice))
            {
                throw new UsageException(
                    $"The maxGap gate on '{gate.Metric}' needs 'slice', the column whose values are compared.",
                    place
                );
            }
        }
    }

    /// <summary>
    /// The slice columns to evaluate: those of <c>evaluate.slices</c>, then those that only gates name.
    /// </summary>
    public static IReadOnlyList<string> SlicesOf(EvaluateConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var slices = new List<string>(config.Slices);
        foreach (var gate in config.Gates)
        {
            if (gate.Slice is { } slice && !slices.Contains(slice, StringComparer.Ordinal))
            {
                slices.Add(slice);
            }
        }

        return slices;
    }

    /// <summary>A gate as results name it (<see cref="GateResult.Gate"/>), e.g. <c>auc min 0.82</c>.</summary>
    /// <exception cref="UsageException">It has no limit.</exception>
    public static string TextOf(GateConfig gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        var kind = KindOf(gate);
        var over = gate.MaxGap is null ? "" : $" over {gate.Slice}";
        return $"{gate.Metric} {kind.Name} {NumberText.Exact(kind.LimitOf(gate)!.Value)}{over}";
    }

    private static IGate KindOf(GateConfig gate) =>
        Catalog<IGate>.All.FirstOrDefault(k => k.LimitOf(gate) is not null)
        ?? throw new UsageException(
            $"The gate on '{gate.Metric}' needs exactly one of: {string.Join(", ", Catalog<IGate>.Names)}."
        );
}
