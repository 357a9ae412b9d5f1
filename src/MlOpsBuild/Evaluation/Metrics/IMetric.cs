using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// A number that says how good predictions are. One class per metric, found by its name; adding a metric is adding its
/// file.
/// </summary>
public interface IMetric : INamed
{
    /// <summary>What people read, e.g. <c>AUC</c>.</summary>
    string Label { get; }

    /// <summary>Which direction is good.</summary>
    bool HigherIsBetter { get; }

    /// <summary>
    /// The smallest and the largest value that it can have, both included.
    /// <value>The default value is any number.</value>
    /// </summary>
    (double Lowest, double Highest) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether it is defined for <paramref name="task"/>.</summary>
    bool Supports(ModelTask task);

    /// <summary>
    /// Does, once, all work that does not depend on how often a row counts (sorting, losses per row).
    /// </summary>
    PreparedMetric Prepare(MetricInput input);

    /// <summary>The value on all rows, each counting once; NaN where it is not defined.</summary>
    double Compute(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var once = new int[input.Rows];
        Array.Fill(once, 1);
        return Prepare(input).Compute(once);
    }
}
