namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// What outputs that a program gave must be: finite numbers; probabilities from 0 to 1; those of all classes add up to 1, give or
/// take <see cref="Tolerance"/>.
/// </summary>
internal static class OutputCheck
{
    /// <summary>How far from 1 the probabilities of a row may add up to.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Says what is wrong with the first row that something is wrong with.</summary>
    /// <param name="signature">What the model gives.</param>
    /// <param name="outputs">The outputs, row after row.</param>
    /// <returns>The row, from 0, what is wrong, and the same with the number; <see langword="null"/>: nothing is.</returns>
    public static (int Row, string Problem, string Detail)? Find(
        ModelSignature signature,
        ReadOnlySpan<double> outputs
    )
    {
        var width = signature.OutputWidth;
        var isProbability = signature.Task != ModelTask.Regression;
        for (var row = 0; row * width < outputs.Length; row++)
        {
            var sum = 0.0;
            foreach (var output in outputs.Slice(row * width, width))
            {
                if (!double.IsFinite(output))
                {
                    const string NotFinite = "a number that is not finite";
                    return (row, NotFinite, NotFinite);
                }

                if (isProbability && output is < 0 or > 1)
                {
                    return (
                        row,
                        "a probability that is not within 0 and 1",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the probability {output}, expected one from 0 to 1"
                        )
                    );
                }

                sum += output;
            }

            if (width > 1 && Math.Abs(sum - 1) > Tolerance)
            {
                return (
                    row,
                    "probabilities that do not add up to 1",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"probabilities that add up to {sum}, expected 1"
                    )
                );
            }
        }

        return null;
    }
}
