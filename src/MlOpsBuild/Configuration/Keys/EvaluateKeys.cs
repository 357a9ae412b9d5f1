using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>evaluate:</c> section.</summary>
internal static class EvaluateKeys
{
    private static readonly EvaluateConfig Defaults = new();

    /// <summary><see cref="EvaluateConfig.Baseline"/>.</summary>
    public static readonly ConfigKey Baseline = new(
        "baseline",
        TextTypes.Baseline,
        "What the model is compared with: constant (always predicts the base rate or the mean), production (the promoted model), or a Git branch, tag or commit."
    )
    {
        Default = Defaults.Baseline,
    };

    /// <summary><see cref="EvaluateConfig.Slices"/>.</summary>
    public static readonly ConfigKey Slices = new(
        "slices",
        new ListType(TextTypes.ColumnName, "a list of column names") { Unique = true },
        "Columns whose values are evaluated apart."
    )
    {
        Default = Array.Empty<object>(),
    };

    /// <summary><see cref="EvaluateConfig.Gates"/>.</summary>
    public static readonly ConfigKey Gates = new(
        "gates",
        new ListType(GateKeys.Type, "a list of gates"),
        "Conditions that the model must meet."
    )
    {
        Default = Array.Empty<object>(),
    };

    /// <summary><see cref="EvaluateConfig.Resamples"/>.</summary>
    public static readonly ConfigKey Resamples = new(
        "resamples",
        new NumberType
        {
            Whole = true,
            Min = 100,
            Max = 100_000,
        },
        "Bootstrap resamples: more make the intervals more exact, and take longer."
    )
    {
        Default = (long)Defaults.Resamples,
    };

    /// <summary><see cref="EvaluateConfig.Confidence"/>.</summary>
    public static readonly ConfigKey Confidence = new(
        "confidence",
        new NumberType { Min = 0.5, Max = 0.999 },
        "The confidence of the intervals."
    )
    {
        Default = Defaults.Confidence,
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Baseline, Slices, Gates, Resamples, Confidence])
    {
        Rules = CheckGates,
    };

    /// <summary>The record.</summary>
    public static EvaluateConfig Bind(Section evaluate) =>
        new()
        {
            Baseline = evaluate.Text(Baseline)!,
            Slices = evaluate.Texts(Slices),
            Gates = Array.ConvertAll(evaluate.Sections(Gates), GateKeys.Bind),
            Resamples = (int)(long)evaluate.Value(Resamples)!,
            Confidence = evaluate.Number(Confidence)!.Value,
        };

    private static void CheckGates(Section evaluate, ReadContext context)
    {
        var slices = evaluate.Texts(Slices);
        var areSlicesKnown = evaluate.Value(Slices) is not null;
        var gates = evaluate.Sections(Gates);
        for (var i = 0; i < gates.Length; i++)
        {
            var gate = gates[i];
            if (
                areSlicesKnown
                && gate.Text(GateKeys.Slice) is { } slice
                && Array.IndexOf(slices, slice) < 0
            )
            {
                context.Problems.Add(
                    gate.ValueNode(GateKeys.Slice),
                    $"evaluate.gates.slice: '{slice}' is not listed in evaluate.slices.{NearestName.Hint(slice, slices)} Listed: {(slices.Length == 0 ? "none" : string.Join(", ", slices))}."
                );
            }

            CheckAgainstEarlier(gates.AsSpan(0, i), gate, context);
        }
    }

    private static void CheckAgainstEarlier(
        ReadOnlySpan<Section> earlier,
        Section gate,
        ReadContext context
    )
    {
        foreach (var other in earlier)
        {
            if (!Same(gate, other, GateKeys.Metric) || gate.Text(GateKeys.Metric) is not { } metric)
            {
                continue;
            }

            foreach (var kind in GateKeys.Type.ExactlyOneOf)
            {
                if (gate.Has(kind) && other.Has(kind) && Same(gate, other, GateKeys.Slice))
                {
                    context.Problems.Add(
                        gate.Node,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"evaluate.gates: a second {kind.Name} for {metric}; line {other.Node.Line} has one already."
                        )
                    );
                }
            }

            var min = gate.Number(GateKeys.Min) ?? other.Number(GateKeys.Min);
            var max = gate.Number(GateKeys.Max) ?? other.Number(GateKeys.Max);
            if (min > max)
            {
                context.Problems.Add(
                    gate.Node,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"evaluate.gates: no value of {metric} is at least {min} and at most {max}; see line {other.Node.Line}."
                    )
                );
            }
        }
    }

    private static bool Same(Section one, Section other, ConfigKey key) =>
        string.Equals(one.Text(key), other.Text(key), StringComparison.Ordinal);
}
