namespace MlOpsBuild.Scoring.Serving;

/// <summary>One of the models of a serving program.</summary>
public sealed record ServedModelSettings
{
    /// <summary>What it is called beside the others, e.g. <c>champion</c>: in metrics and on the page.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of its files, relative to that of <c>settings.json</c>.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Its share of the requests, relative to the sum of all weights, 0 to 1,000,000. Without weight it answers only requests that
    /// name its digest. <value>The default value is 100.</value>
    /// </summary>
    public int Weight { get; set; } = 100;

    /// <summary>
    /// Whether it gets a copy of every request, and its answers go nowhere but into metrics and log. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool Shadow { get; set; }
}
