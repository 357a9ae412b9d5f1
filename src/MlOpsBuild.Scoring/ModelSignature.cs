namespace MlOpsBuild.Scoring;

/// <summary>What a model takes and gives.</summary>
/// <param name="Task">What is predicted.</param>
/// <param name="Label">The label column's name.</param>
/// <param name="Classes">
/// Binary: the negative, then the positive class. Multiclass: all classes in ordinal order. Regression: empty.
/// </param>
/// <param name="Features">The inputs, in the order of the columns of a <see cref="FeatureMatrix"/>.</param>
public sealed record ModelSignature(
    ModelTask Task,
    string Label,
    IReadOnlyList<string> Classes,
    IReadOnlyList<FeatureSpec> Features
)
{
    /// <summary>Numbers per scored row: 1, or for multiclass the number of classes.</summary>
    public int OutputWidth => Task == ModelTask.Multiclass ? Classes.Count : 1;
}
