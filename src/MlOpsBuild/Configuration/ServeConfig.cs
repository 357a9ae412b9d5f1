using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Configuration;

/// <summary>The <c>serve:</c> section: how the model answers.</summary>
public sealed record ServeConfig
{
    /// <summary>The port of a local <c>Serve</c>, 1 to 65535. <value>The default value is 8080.</value></summary>
    public int Port { get; init; } = 8080;

    /// <summary>How much one request may ask for. <value>The default value is that of <see cref="ServeLimits"/>.</value></summary>
    public ServeLimits Limits { get; init; } = new();

    /// <summary>
    /// Whether requests must carry a key; see <see cref="ServeSettings.ApiKeys"/>. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool ApiKeys { get; init; }

    /// <summary>The prediction log. <value>The default value is <see langword="null"/>: nothing is logged.</value></summary>
    public PredictionLogSettings? Log { get; init; }

    /// <summary>
    /// Registered models that answer beside this one, which keeps the rest of 100 as its weight. <value>The default value is
    /// empty.</value>
    /// </summary>
    public IReadOnlyList<ServedVersionConfig> Models { get; init; } = [];
}
