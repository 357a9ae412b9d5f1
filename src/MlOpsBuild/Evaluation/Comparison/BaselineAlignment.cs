using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>Whether a model of another commit can be judged on today's data, and its predictions in today's classes.</summary>
public static class BaselineAlignment
{
    /// <summary>Why the baseline cannot be compared, as half a sentence for people; <see langword="null"/> if it can.</summary>
    /// <param name="baseline">What the baseline's model takes and gives.</param>
    /// <param name="task">What is predicted now.</param>
    /// <param name="label">The label's column now.</param>
    /// <param name="classes">The classes now.</param>
    /// <param name="columns">The data's columns now.</param>
    public static string? WhyNot(
        ModelSignature baseline,
        ModelTask task,
        string label,
        IReadOnlyList<string> classes,
        IReadOnlyCollection<string> columns
    )
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(classes);
        if (baseline.Task != task)
        {
            return $"its task is {Name(baseline.Task)}, not {Name(task)}";
        }

        if (!string.Equals(baseline.Label, label, StringComparison.Ordinal))
        {
            return $"it predicts {baseline.Label}, not {label}";
        }

        if (task == ModelTask.Binary && !baseline.Classes.SequenceEqual(classes))
        {
            return $"its classes are {string.Join(" and ", baseline.Classes)}, not {string.Join(" and ", classes)}";
        }

        if (task == ModelTask.Multiclass && baseline.Classes.Except(classes).Any())
        {
            return $"it predicts the class {baseline.Classes.Except(classes).First()}, which the data no longer has";
        }

        return
            baseline.Features.FirstOrDefault(f => !columns.Contains(f.Name, StringComparer.Ordinal))
                is { } missing
            ? $"it uses the column {missing.Name}, which the data no longer has"
            : null;
    }

    /// <summary>
    /// Scores rows with the baseline; a class that it does not know gets probability 0.
    /// </summary>
    /// <param name="baseline">A model for which <see cref="WhyNot"/> has no reason.</param>
    /// <param name="features">The rows, encoded for the baseline.</param>
    /// <param name="classes">The classes now.</param>
    public static double[] Score(
        IScorer baseline,
        FeatureMatrix features,
        IReadOnlyList<string> classes
    )
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(classes);
        var own = new double[features.RowCount * baseline.Signature.OutputWidth];
        baseline.Score(features, own);
        if (
            baseline.Signature.Task != ModelTask.Multiclass
            || baseline.Signature.Classes.SequenceEqual(classes)
        )
        {
            return own;
        }

        var width = baseline.Signature.Classes.Count;
        var aligned = new double[features.RowCount * classes.Count];
        for (var k = 0; k < width; k++)
        {
            var target = 0;
            while (classes[target] != baseline.Signature.Classes[k])
            {
                target++;
            }

            for (var i = 0; i < features.RowCount; i++)
            {
                aligned[(i * classes.Count) + target] = own[(i * width) + k];
            }
        }

        return aligned;
    }

    private static string Name(ModelTask task) =>
        task switch
        {
            ModelTask.Binary => "binary",
            ModelTask.Multiclass => "multiclass",
            _ => "regression",
        };
}
