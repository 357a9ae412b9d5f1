namespace MlOpsBuild.Scoring;

/// <summary>Which class a model's outputs mean: one rule for evaluating, serving, counting and logging.</summary>
public static class PredictedClass
{
    /// <summary>The probability from which a row counts as positive.</summary>
    public const double Threshold = 0.5;

    /// <summary>
    /// The index of the class in <see cref="ModelSignature.Classes"/>. Binary: positive from a probability of 0.5; multiclass: the
    /// most probable class, the first of equals. Regression has no classes: -1.
    /// </summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="outputs">The outputs for one row, <see cref="ModelSignature.OutputWidth"/> numbers.</param>
    public static int Of(ModelTask task, ReadOnlySpan<double> outputs)
    {
        if (task != ModelTask.Multiclass)
        {
            return task == ModelTask.Regression ? -1
                : outputs[0] >= Threshold ? 1
                : 0;
        }

        var best = 0;
        for (var k = 1; k < outputs.Length; k++)
        {
            if (outputs[k] > outputs[best])
            {
                best = k;
            }
        }

        return best;
    }
}
