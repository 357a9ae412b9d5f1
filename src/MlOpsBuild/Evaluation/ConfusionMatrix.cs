using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>Counts rows by actual and predicted class.</summary>
internal static class ConfusionMatrix
{
    /// <summary>[actual][predicted]; empty for regression.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(MetricInput input)
    {
        if (input.Task == ModelTask.Regression)
        {
            return [];
        }

        var matrix = new int[input.ClassCount][];
        for (var k = 0; k < matrix.Length; k++)
        {
            matrix[k] = new int[matrix.Length];
        }

        for (var i = 0; i < input.Rows; i++)
        {
            matrix[(int)input.Labels[i]][input.PredictedClass(i)]++;
        }

        return matrix;
    }
}
