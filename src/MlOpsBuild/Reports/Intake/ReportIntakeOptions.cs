namespace MlOpsBuild.Reports.Intake;

/// <summary>What <see cref="ReportIntake"/> takes; the limits leave room for any report that the pipeline writes.</summary>
public sealed record ReportIntakeOptions
{
    /// <summary>
    /// The commit that was asked for, 40 or 64 hexadecimal digits: what speaks of another one, or of none, is refused.
    /// <value>The default value is <see langword="null"/>: any commit.</value>
    /// </summary>
    public string? ExpectedCommit { get; init; }

    /// <summary>The most bytes of the zip. <value>The default value is 20,000,000.</value></summary>
    public int MaxZipBytes { get; init; } = 20_000_000;

    /// <summary>The most entries of the zip or folder. <value>The default value is 10,000.</value></summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>
    /// The most bytes of report.json or notice.json, counted while they are unpacked, whatever the zip says of them.
    /// <value>The default value is 8 MiB.</value>
    /// </summary>
    public int MaxJsonBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How deep objects and lists may be nested. <value>The default value is 64.</value></summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>The most values and keys of the JSON. <value>The default value is 1,000,000.</value></summary>
    public int MaxValues { get; init; } = 1_000_000;

    /// <summary>The most items of a list, e.g. slices, curve points. <value>The default value is 20,000.</value></summary>
    public int MaxItems { get; init; } = 20_000;

    /// <summary>
    /// The most bytes (UTF-8, as escaped) of one text; what is shown of it is cut much earlier.
    /// <value>The default value is 100,000.</value>
    /// </summary>
    public int MaxTextBytes { get; init; } = 100_000;

    /// <summary>The most bytes of all texts together. <value>The default value is 4,000,000.</value></summary>
    public int MaxAllTextBytes { get; init; } = 4_000_000;

    /// <summary>The most classes, as the confusion matrix has their square. <value>The default value is 500.</value></summary>
    public int MaxClasses { get; init; } = 500;

    /// <summary>The most gates, metrics, curves and stages, each. <value>The default value is 1,001.</value></summary>
    public int MaxParts { get; init; } = 1_001;
}
