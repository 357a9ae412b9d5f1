namespace MlOpsBuild.Serving.Validation;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Row">In which row, from 0; -1 when it concerns them all.</param>
/// <param name="Feature">With which feature; <see langword="null"/> when with none in particular.</param>
/// <param name="Problem">What it is and what was expected, e.g. <c>is -1, expected at least 0</c>.</param>
internal sealed record InputProblem(int Row, string? Feature, string Problem);
