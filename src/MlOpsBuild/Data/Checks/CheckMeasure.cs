namespace MlOpsBuild.Data.Checks;

/// <summary>A measured value, before it is judged.</summary>
public sealed record CheckMeasure
{
    /// <summary>The column it speaks of, or <see langword="null"/> for the whole data set.</summary>
    public string? Column { get; init; }

    /// <summary>The value, in the unit the check describes.</summary>
    public required double Value { get; init; }

    /// <summary>What was found, as a sentence with the numbers; without the column's name at its front.</summary>
    public required string Message { get; init; }

    /// <summary>What to do if it is beyond its limit.</summary>
    public string Advice { get; init; } = "";

    /// <summary>
    /// The limits follow from the schema or the task, not from taste: those of this measure hold, whatever the
    /// configuration says. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool IsFixed { get; init; }

    /// <summary>With <see cref="IsFixed"/>: the limit of a warning.</summary>
    public double? Warn { get; init; }

    /// <summary>With <see cref="IsFixed"/>: the limit of a failure.</summary>
    public double? Max { get; init; }

    /// <summary>
    /// Whether small values are bad: then the limits are the smallest good values.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool SmallIsBad { get; init; }

    /// <summary>
    /// Whether the value could be chance; then it passes, whatever it is.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool IsInconclusive { get; init; }
}
