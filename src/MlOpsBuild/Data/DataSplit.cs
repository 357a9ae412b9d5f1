namespace MlOpsBuild.Data;

/// <summary>Which rows train the model and which judge it.</summary>
/// <param name="Train">Row numbers of the training part, ascending.</param>
/// <param name="Test">Row numbers of the test part, ascending.</param>
public sealed record DataSplit(int[] Train, int[] Test)
{
    /// <summary>Row numbers of the part that trainers choose among models with, ascending; empty when none is asked for.</summary>
    public int[] Validation { get; init; } = [];
}
