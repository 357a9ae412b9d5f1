namespace MlOpsBuild.Data.Checks;

/// <summary>What one check found, for the whole data set or one column.</summary>
public sealed record CheckResult
{
    /// <summary>The check's name as in mlops.yaml, e.g. <c>nulls</c>.</summary>
    public required string Check { get; init; }

    /// <summary>The column it speaks of, or <see langword="null"/> for the whole data set.</summary>
    public string? Column { get; init; }

    /// <summary>How it came out.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>The measured value, if it is a number, in the unit the message says (often a share from 0 to 1).</summary>
    public double? Value { get; init; }

    /// <summary>The limit the value was held against, if there is one.</summary>
    public double? Limit { get; init; }

    /// <summary>One sentence for people with found, expected and where (file:line for a cell).</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, or empty.</summary>
    public string Advice { get; init; } = "";
}
