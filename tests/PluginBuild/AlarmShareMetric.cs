using System.Globalization;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

/// <summary>The share of rows that the model raises an alarm for: how much work it makes.</summary>
public sealed class AlarmShareMetric : IMetric
{
    public string Name => "alarmShare";

    // Tests change it from outside, as an edit of this file would.
    public int Version =>
        int.Parse(
            Environment.GetEnvironmentVariable("ALARM_SHARE_VERSION") ?? "1",
            CultureInfo.InvariantCulture
        );

    public string Label => "Alarm share";

    public bool HigherIsBetter => false;

    public (double Lowest, double Highest) Range => (0, 1);

    public bool Supports(ModelTask task) => task == ModelTask.Binary;

    public PreparedMetric Prepare(MetricInput input) => new Prepared(input.Scores);

    private sealed class Prepared(double[] scores) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            long alarms = 0;
            long rows = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                rows += counts[i];
                alarms += scores[i] >= 0.3 ? counts[i] : 0;
            }

            return rows == 0 ? double.NaN : (double)alarms / rows;
        }
    }
}
