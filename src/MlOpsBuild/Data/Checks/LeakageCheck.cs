using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Checks;

/// <summary>A single feature that all but gives the label away, as one that is only known afterwards does.</summary>
public sealed class LeakageCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "leakage";

    /// <inheritdoc/>
    public string Description =>
        "How well one feature alone predicts the label, from 0 to 1. Binary: area under the ROC curve (0.5 is chance). Multiclass: mutual information with the label over the label's entropy. Regression: R2.";

    /// <inheritdoc/>
    public double? Warn => 0.98;

    /// <inheritdoc/>
    public double? Max => 0.999;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        if (
            input.Labels.Problem is not null
            || (input.Task != ModelTask.Regression && input.Labels.Classes.Count < 2)
        )
        {
            return [];
        }

        var name = input.Task switch
        {
            ModelTask.Binary => "area under the ROC curve",
            ModelTask.Multiclass => "normalized mutual information",
            _ => "R2",
        };
        return input
            .ForEach(input.Features, c => (Column: c, Value: LeakageScore.Of(input, c)))
            .Where(m => m.Value is not null)
            .Select(m => new CheckMeasure
            {
                Column = m.Column.Name,
                Value = m.Value!.Value,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"it alone predicts '{input.Label.Name}' with {name} {m.Value.Value:0.####}."
                ),
                Advice =
                    "Is its value known when the model predicts? If not, add it to data.ignore. If it is, raise checks.leakage.max.",
            });
    }
}
