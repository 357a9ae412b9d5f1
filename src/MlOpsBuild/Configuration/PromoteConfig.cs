namespace MlOpsBuild.Configuration;

/// <summary>The <c>promote:</c> section: what a model needs before an alias may move to it.</summary>
public sealed record PromoteConfig
{
    /// <summary>
    /// Whether a model whose gates could not decide may be promoted. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool Inconclusive { get; init; }

    /// <summary>
    /// How many others than the one who promotes must have approved exactly this model, 0 to 100. <value>The default value is
    /// 0.</value>
    /// </summary>
    public int Approvals { get; init; }

    /// <summary>The aliases that approvals are needed for. <value>The default value is <c>production</c>.</value></summary>
    public IReadOnlyList<string> Aliases { get; init; } = ["production"];
}
