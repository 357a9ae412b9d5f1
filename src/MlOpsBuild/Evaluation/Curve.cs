namespace MlOpsBuild.Evaluation;

/// <summary>A line to plot, at most 200 points.</summary>
/// <param name="Name">
/// <c>roc</c> (false against true positive rate), <c>precisionRecall</c> (recall against precision),
/// <c>calibration</c> (mean score against observed rate), <c>residuals</c> (prediction against actual - prediction).
/// </param>
/// <param name="Class">The class it is about, or empty.</param>
/// <param name="X">Horizontal values.</param>
/// <param name="Y">Vertical values, as many.</param>
/// <param name="Weight">Rows behind each point, or empty.</param>
public sealed record Curve(
    string Name,
    string Class,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    IReadOnlyList<int> Weight
);
