namespace MlOpsBuild.Configuration;

/// <summary>The <c>train:</c> section.</summary>
public sealed record TrainConfig
{
    /// <summary>The trainer's name. <value>The default value is <c>gbdt</c>.</value></summary>
    public string Trainer { get; init; } = "gbdt";

    /// <summary>
    /// The trainer's parameters as written: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or
    /// <see cref="string"/> values, checked against what the trainer declares.
    /// </summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } =
        new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Chooses other random numbers. <value>The default value is 42.</value></summary>
    public ulong Seed { get; init; } = 42;
}
