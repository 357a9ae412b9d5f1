namespace MlOpsBuild.Evaluation.Slices;

/// <summary>Which slice each row is in, for one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Values">The slices' names, in the order of the result.</param>
/// <param name="Codes">One index into <paramref name="Values"/> per row.</param>
public sealed record SliceColumn(string Column, IReadOnlyList<string> Values, int[] Codes);
