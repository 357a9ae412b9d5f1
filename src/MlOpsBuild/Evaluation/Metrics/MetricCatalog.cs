using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>The metrics of each task.</summary>
public static class MetricCatalog
{
    /// <summary>
    /// The metric that stands first and that permutation importance uses: <c>auc</c> for binary and multiclass, <c>rmse</c>
    /// for regression.
    /// </summary>
    public static string PrimaryName(ModelTask task) =>
        task == ModelTask.Regression ? "rmse" : "auc";

    /// <summary>Every metric of <paramref name="task"/>: the primary one, then the others by name.</summary>
    public static IReadOnlyList<IMetric> For(ModelTask task)
    {
        var primary = PrimaryName(task);
        return
        [
            .. Catalog<IMetric>.All.Where(m => m.Supports(task) && m.Name == primary),
            .. Catalog<IMetric>.All.Where(m => m.Supports(task) && m.Name != primary),
        ];
    }
}
