namespace MlOpsBuild.Registry.Provenance;

/// <summary>A measured quality of a model. Numbers are texts, as the format has them: the caller chooses their digits.</summary>
/// <param name="Type">The metric, e.g. <c>auc</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Slice">The part of the data it is of; <see langword="null"/> for all.</param>
/// <param name="LowerBound">The lower end of its confidence interval, if it has one.</param>
/// <param name="UpperBound">The upper end.</param>
public sealed record MlBomMetric(
    string Type,
    string Value,
    string? Slice = null,
    string? LowerBound = null,
    string? UpperBound = null
);
