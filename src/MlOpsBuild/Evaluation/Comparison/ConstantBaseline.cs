using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>
/// What a model without features can do: predict the share of positive rows, the share of each class or the mean of the
/// label, of the training part.
/// </summary>
public static class ConstantBaseline
{
    /// <summary>The prediction, the same for every row.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="classCount">Multiclass: the number of classes.</param>
    /// <param name="trainLabels">One class index or number per training row.</param>
    /// <returns>One number, or for multiclass one per class; 0 without training rows.</returns>
    public static double[] Fit(ModelTask task, int classCount, ReadOnlySpan<double> trainLabels)
    {
        var prediction = new double[task == ModelTask.Multiclass ? classCount : 1];
        foreach (var label in trainLabels)
        {
            if (task == ModelTask.Multiclass)
            {
                prediction[(int)label]++;
            }
            else
            {
                prediction[0] += label;
            }
        }

        for (var k = 0; k < prediction.Length; k++)
        {
            prediction[k] /= Math.Max(1, trainLabels.Length);
        }

        return prediction;
    }

    /// <summary>The same prediction for <paramref name="rows"/> rows, row after row.</summary>
    public static double[] Scores(IReadOnlyList<double> prediction, int rows)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var scores = new double[rows * prediction.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = prediction[i % prediction.Count];
        }

        return scores;
    }

    /// <summary>For people, e.g. <c>constant (base rate 0.265)</c>.</summary>
    public static string Describe(ModelTask task, IReadOnlyList<double> prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return task switch
        {
            ModelTask.Binary => string.Create(
                CultureInfo.InvariantCulture,
                $"constant (base rate {prediction[0]:0.000})"
            ),
            ModelTask.Regression => $"constant (mean {Gates.NumberText.Of(prediction[0])})",
            _ => "constant (class frequencies)",
        };
    }
}
