using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>A baseline and how to get its model, which happens only when the comparison runs.</summary>
public sealed record BaselineSource
{
    /// <summary>What it is. Only its kind and model digest reach stage keys and outputs.</summary>
    public required BaselineIdentity Identity { get; init; }

    /// <summary>
    /// Opens the model, to be disposed where it is <see cref="IDisposable"/>; <see langword="null"/> for the constant baseline,
    /// which has none.
    /// </summary>
    public Func<StageContext, CancellationToken, Task<IScorer>>? OpenAsync { get; init; }

    /// <summary>The baseline that always predicts the training part's base rate, class frequencies or mean.</summary>
    /// <param name="requested">As written in mlops.yaml.</param>
    /// <param name="note">Why it is not what was requested and how to get that, or empty.</param>
    public static BaselineSource Constant(string requested = "constant", string note = "") =>
        new() { Identity = new BaselineIdentity(requested, "constant", "constant", "", note) };
}
