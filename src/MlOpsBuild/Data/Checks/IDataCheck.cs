using MlOpsBuild.Common;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Checks;

/// <summary>
/// A question to the data. It measures; what the measured values mean is decided by <see cref="CheckJudge"/> alone, from
/// the limits here or those in mlops.yaml.
/// </summary>
public interface IDataCheck : INamed
{
    /// <summary>What is measured and in which unit, in one sentence.</summary>
    string Description { get; }

    /// <summary>A value beyond this is a warning, unless configured otherwise; <see langword="null"/> never warns.</summary>
    double? Warn { get; }

    /// <summary>A value beyond this is a failure, unless configured otherwise; <see langword="null"/> never fails.</summary>
    double? Max { get; }

    /// <summary>
    /// Whether a result that did not pass follows from what the schema says of the column, so that its line there is the
    /// one to look at. <value>The default value is <see langword="false"/>: mlops.yaml's limits decide.</value>
    /// </summary>
    /// <param name="result">What this check said of the column.</param>
    /// <param name="column">The column in the schema.</param>
    bool IsDecidedBySchema(CheckResult result, ColumnSchema column) => false;

    /// <summary>Measures; nothing when there is nothing to measure, e.g. no column of that type.</summary>
    IEnumerable<CheckMeasure> Measure(CheckInput input);
}
