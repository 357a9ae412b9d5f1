namespace MlOpsBuild;

/// <summary>What to promote, and where to.</summary>
public sealed record PromoteOptions
{
    /// <summary>The alias. <value>The default value is <c>production</c>.</value></summary>
    public string? To { get; init; }

    /// <summary>A version, an alias or a digest. <value>The default value is the newest version.</value></summary>
    public string? Version { get; init; }

    /// <summary>Why. <value>The default value is empty.</value></summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether to go on where the alias or its history is not as its moves left it, and record that as it is found.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool Force { get; init; }
}
