namespace MlOpsBuild;

/// <summary>How far to go back.</summary>
public sealed record RollbackOptions
{
    /// <summary>The alias. <value>The default value is <c>production</c>.</value></summary>
    public string? To { get; init; }

    /// <summary>How many models to go back, 1 or more. <value>The default value is 1.</value></summary>
    public int? Steps { get; init; }

    /// <summary>
    /// The version, alias or digest to go back to, in place of a number. <value>The default value is none.</value>
    /// </summary>
    public string? Version { get; init; }

    /// <summary>Why. <value>The default value is empty.</value></summary>
    public string? Reason { get; init; }

    /// <summary>As <see cref="PromoteOptions.Force"/>. <value>The default value is <see langword="false"/>.</value></summary>
    public bool Force { get; init; }
}
