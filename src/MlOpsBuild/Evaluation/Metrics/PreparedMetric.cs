namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// A metric bound to its rows, ready to be computed for many resamples. Immutable and safe for many threads at once.
/// </summary>
public abstract class PreparedMetric
{
    /// <summary>
    /// The value when row i counts <paramref name="counts"/>[i] times: what one would get from a data set with that
    /// many copies of the row. One pass over the rows, no allocation.
    /// </summary>
    /// <param name="counts">One number per row, 0 or more.</param>
    /// <returns>The value; NaN where it is not defined.</returns>
    public abstract double Compute(ReadOnlySpan<int> counts);
}
