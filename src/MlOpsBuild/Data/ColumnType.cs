namespace MlOpsBuild.Data;

/// <summary>What a column holds, as written under <c>type:</c> in schema.yaml.</summary>
public enum ColumnType
{
    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>true or false (also yes/no, t/f, 1/0 as the schema's values say).</summary>
    Boolean,

    /// <summary>One of a limited set of strings.</summary>
    Category,

    /// <summary>A point in time, ISO 8601; seconds since 1970 in memory. Not used as a feature.</summary>
    Time,

    /// <summary>Free text or an identifier. Not used as a feature.</summary>
    Text,
}
