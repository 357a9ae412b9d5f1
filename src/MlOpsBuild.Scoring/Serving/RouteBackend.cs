namespace MlOpsBuild.Scoring.Serving;

/// <summary>One server behind a front.</summary>
public sealed record RouteBackend
{
    /// <summary>Its name, by which it is drained and counted; a container's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is: <c>http://host:port</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The digest of the model that it serves, <c>sha256:...</c>.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>
    /// Its share of the requests, relative to the sum of all weights, 0 to 1,000,000; 0 gets none. <value>The default value is
    /// 0.</value>
    /// </summary>
    public int Weight { get; init; }

    /// <summary>
    /// Whether it gets a copy of every prediction, answered to nobody. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool Shadow { get; init; }
}
