namespace MlOpsBuild.Scoring.Serving;

/// <summary>What a feature's values are for those who send them.</summary>
public enum FeatureType
{
    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>One of a set of texts, or any text.</summary>
    Category,
}
