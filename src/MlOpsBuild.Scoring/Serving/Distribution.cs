using System.Text.Json.Serialization;

namespace MlOpsBuild.Scoring.Serving;

/// <summary>
/// How often values occurred. Numbers: <see cref="Edges"/> are ascending and distinct, and <see cref="Counts"/> has one more
/// entry: count i is of values v with edge[i-1] &lt; v &lt;= edge[i]. Categories: <see cref="Edges"/> is
/// <see langword="null"/>, and count i is of category i of the model's signature, the last of all others.
/// </summary>
public sealed record Distribution
{
    /// <summary>The upper limits of all bins but the last; <see langword="null"/> for categories.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Edges { get; init; }

    /// <summary>Rows by bin.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>Rows without a value.</summary>
    public long Missing { get; init; }
}
