using System.Collections.Concurrent;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>Labels and predictions of the same rows.</summary>
public sealed class MetricInput
{
    private readonly ConcurrentDictionary<int, RankedScores> _ranked = new();

    /// <summary>Wraps the arrays; they must not change afterwards.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="classCount">Multiclass: the number of classes; binary: 2; regression: 0.</param>
    /// <param name="labels">One class index (binary: 1 is positive) or number per row.</param>
    /// <param name="scores">
    /// Row after row: the positive class's probability, one probability per class, or the predicted number.
    /// </param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public MetricInput(ModelTask task, int classCount, double[] labels, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(scores);
        Task = task;
        ClassCount = classCount;
        Labels = labels;
        Scores = scores;
        if (scores.Length != labels.Length * Width)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{labels.Length} labels of width {Width} need {labels.Length * Width} scores, not {scores.Length}."
                ),
                nameof(scores)
            );
        }
    }

    /// <summary>What is predicted.</summary>
    public ModelTask Task { get; }

    /// <summary>Multiclass: the number of classes; binary: 2; regression: 0.</summary>
    public int ClassCount { get; }

    /// <summary>One class index or number per row.</summary>
    public double[] Labels { get; }

    /// <summary>The predictions, row after row, <see cref="Width"/> numbers each.</summary>
    public double[] Scores { get; }

    /// <summary>Numbers per prediction: 1, or for multiclass the number of classes.</summary>
    public int Width => Task == ModelTask.Multiclass ? ClassCount : 1;

    /// <summary>The number of rows.</summary>
    public int Rows => Labels.Length;

    /// <summary>The same for some of the rows, in the given order.</summary>
    public MetricInput Take(ReadOnlySpan<int> rows)
    {
        var labels = new double[rows.Length];
        var scores = new double[rows.Length * Width];
        for (var i = 0; i < rows.Length; i++)
        {
            labels[i] = Labels[rows[i]];
            Array.Copy(Scores, rows[i] * Width, scores, i * Width, Width);
        }

        return new MetricInput(Task, ClassCount, labels, scores);
    }

    /// <summary>
    /// The class that is predicted for a row. Binary: positive from a probability of 0.5; multiclass: the most probable
    /// class, the first of equals.
    /// </summary>
    public int PredictedClass(int row) =>
        Scoring.PredictedClass.Of(Task, Scores.AsSpan(row * Width, Width));

    // Sorted once, shared by all metrics and curves that rank.
    internal RankedScores Ranked(int positiveClass) =>
        _ranked.GetOrAdd(
            positiveClass,
            static (k, input) => new RankedScores(input, positiveClass: k),
            this
        );
}
