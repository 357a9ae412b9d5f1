using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Validation;

/// <summary>What a feature expects, in words.</summary>
internal sealed class FeatureExpectation
{
    private const int MaxValues = 10;

    /// <summary>Puts the contract into words.</summary>
    public FeatureExpectation(FeatureContract contract)
    {
        Domain = (contract.Min, contract.Max) switch
        {
            ({ } min, { } max) => $"{Show(min)} to {Show(max)}",
            ({ } min, null) => $"at least {Show(min)}",
            (null, { } max) => $"at most {Show(max)}",
            _ => "",
        };
        var kind = contract.Type switch
        {
            FeatureType.Number => "a number",
            FeatureType.Integer => "a whole number",
            FeatureType.Boolean => "true or false",
            _ => contract.Values is null ? "a text" : OneOf(contract.Values),
        };
        Text =
            contract.Type is FeatureType.Number or FeatureType.Integer && Domain.Length > 0
                ? $"{kind}, {Domain}"
                : kind;
    }

    /// <summary>All of it, e.g. <c>a whole number, at least 0</c>.</summary>
    public string Text { get; }

    /// <summary>The limits of a number, e.g. <c>0 to 120</c>; empty where there are none.</summary>
    public string Domain { get; }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string OneOf(IReadOnlyList<string> values)
    {
        var shown = string.Join(", ", values.Take(MaxValues).Select(ShownText.Quote));
        return values.Count switch
        {
            0 => "nothing",
            1 => shown,
            > MaxValues => string.Create(
                CultureInfo.InvariantCulture,
                $"one of {values.Count} texts: {shown}, ..."
            ),
            _ => $"one of {shown}",
        };
    }
}
