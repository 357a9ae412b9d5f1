using System.Text.Json.Serialization;

namespace MlOpsBuild.Scoring.Serving;

/// <summary>What a feature's values are for those who send them.</summary>
public enum FeatureType
{
    /// <summary>A real number.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>A whole number.</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    /// <summary>True or false.</summary>
    [JsonStringEnumMemberName("boolean")]
    Boolean,

    /// <summary>One of a set of texts, or any text.</summary>
    [JsonStringEnumMemberName("category")]
    Category,
}
