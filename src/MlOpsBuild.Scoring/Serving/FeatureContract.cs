using System.Text.Json.Serialization;

namespace MlOpsBuild.Scoring.Serving;

/// <summary>What a served model accepts for one feature, as <c>schema.yaml</c> says, and how training saw it.</summary>
public sealed record FeatureContract
{
    /// <summary>The feature's name; the features stand in the order of the model's signature.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are.</summary>
    public required FeatureType Type { get; init; }

    /// <summary>
    /// Whether a value may be missing: <c>null</c>, or left out. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Nullable { get; init; }

    /// <summary>The smallest allowed number, if limited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Min { get; init; }

    /// <summary>The largest allowed number, if limited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Max { get; init; }

    /// <summary>
    /// Category: the allowed texts, in ordinal order; <see langword="null"/> allows any. Boolean: the spellings of false and
    /// true that the data uses besides <c>false</c> and <c>true</c>, in this order.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>
    /// What stands in where a request leaves the feature out, as a text of the feature's type; <see langword="null"/>: nothing
    /// does. A nullable feature that is left out is missing.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Default { get; init; }

    /// <summary>Whether its values tell of a person: they are never logged unless asked for by name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Personal { get; init; }

    /// <summary>How the training rows were distributed.</summary>
    public required Distribution Training { get; init; }
}
