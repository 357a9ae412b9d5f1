namespace MlOpsBuild.Scoring;

/// <summary>What a model bundle says of its model: the content of <c>model.json</c>, but for the weights' identity.</summary>
public sealed record ModelManifest
{
    /// <summary>The trainer's name, e.g. <c>gbdt</c>.</summary>
    public required string Trainer { get; init; }

    /// <summary>The trainer's version.</summary>
    public required int TrainerVersion { get; init; }

    /// <summary>What the model takes and gives.</summary>
    public required ModelSignature Signature { get; init; }

    /// <summary>
    /// The trainer's parameters, defaults included: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or
    /// <see cref="string"/> values.
    /// </summary>
    public required IReadOnlyDictionary<string, object> Parameters { get; init; }

    /// <summary>The seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The digest of the training data.</summary>
    public required string DataDigest { get; init; }

    /// <summary>What is known of the training, by name, e.g. <c>trainLogLoss</c>; finite numbers.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);
}
