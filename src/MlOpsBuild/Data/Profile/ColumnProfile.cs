namespace MlOpsBuild.Data.Profile;

/// <summary>What one column holds, in numbers.</summary>
public sealed record ColumnProfile
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type in the schema.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Rows without a value.</summary>
    public required int Missing { get; init; }

    /// <summary>Distinct values, missing not counted.</summary>
    public required int Distinct { get; init; }

    /// <summary>Numbers: the smallest; NaN-free; <see langword="null"/> for categories or when all are missing.</summary>
    public double? Min { get; init; }

    /// <summary>Numbers: the largest.</summary>
    public double? Max { get; init; }

    /// <summary>Numbers: the arithmetic mean.</summary>
    public double? Mean { get; init; }

    /// <summary>Numbers: the sample standard deviation (n - 1).</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Categories: the most frequent values with their counts, at most 10, by count then name.</summary>
    public IReadOnlyList<ValueCount> Top { get; init; } = [];
}
