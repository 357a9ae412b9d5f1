namespace MlOpsBuild.Scoring;

/// <summary>
/// The weights of a linear model. Features follow each other in the order of the signature: a number x counts
/// (x - mean) / scale times its weight, a category the weight of its value, a missing or unseen category nothing.
/// </summary>
public sealed class LinearWeights
{
    private readonly LinearTerm[] _terms;
    private readonly double[] _intercepts;
    private readonly double[] _weights;

    /// <summary>Wraps and checks the numbers.</summary>
    /// <param name="signature">What the model takes and gives.</param>
    /// <param name="terms">One per feature.</param>
    /// <param name="intercepts">One per output.</param>
    /// <param name="weights">
    /// Per encoded column one weight per output: weight k of column j is at j times outputs plus k.
    /// </param>
    /// <exception cref="ModelFormatException">The sizes do not fit the signature.</exception>
    public LinearWeights(
        ModelSignature signature,
        LinearTerm[] terms,
        double[] intercepts,
        double[] weights
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(intercepts);
        ArgumentNullException.ThrowIfNull(weights);
        Require(terms.Length == signature.Features.Count, "one term per feature");
        Require(intercepts.Length == signature.OutputWidth, "one intercept per output");
        long width = 0;
        for (var f = 0; f < terms.Length; f++)
        {
            Require(double.IsFinite(terms[f].Mean), "finite means");
            Require(terms[f].Scale > 0 && double.IsFinite(terms[f].Scale), "positive scales");
            width += terms[f].WidthOf(signature.Features[f]);
        }

        Require(
            weights.Length == width * signature.OutputWidth,
            "one weight per column and output"
        );
        _terms = terms;
        _intercepts = intercepts;
        _weights = weights;
    }

    /// <summary>How each feature is encoded.</summary>
    public ReadOnlySpan<LinearTerm> Terms => _terms;

    /// <summary>One intercept per output.</summary>
    public ReadOnlySpan<double> Intercepts => _intercepts;

    /// <summary>Per encoded column one weight per output.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    private static void Require(bool condition, string expected)
    {
        if (!condition)
        {
            throw new ModelFormatException($"The weights are damaged: expected {expected}.");
        }
    }
}
