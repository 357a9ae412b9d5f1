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
    /// The public key that must have signed verdict and approvals for them to count: a file, or its PEM. The rights to write to
    /// a registry are then not enough to promote a model. <value>The default value is <see langword="null"/>: signatures are
    /// not checked.</value>
    /// </summary>
    public string? VerificationKey { get; init; }

    /// <summary>
    /// Whether to go on where the alias or its history is not as its moves left it, and record that as it is found.
    /// <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool Force { get; init; }
}
