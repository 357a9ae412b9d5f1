namespace MlOpsBuild.Configuration;

/// <summary>The <c>deploy:</c> section: where the model is served.</summary>
public sealed record DeployConfig
{
    /// <summary>The environments by their names. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, EnvironmentConfig> Environments { get; init; } =
        new Dictionary<string, EnvironmentConfig>(StringComparer.Ordinal);
}
