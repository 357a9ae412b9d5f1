using MlOpsBuild.Data.Drift;

namespace MlOpsBuild.Data.Checks;

/// <summary>Features whose test rows are distributed otherwise than their training rows.</summary>
public sealed class DriftCheck : IDataCheck
{
    private const double FalseDiscoveryRate = 0.01;

    /// <inheritdoc/>
    public string Name => "drift";

    /// <inheritdoc/>
    public string Description =>
        "The population stability index of a feature's test rows against its training rows, over deciles or categories, with missing values as one more. It counts where the difference is more than chance: Kolmogorov-Smirnov test of numbers, chi-square test of categories, booleans and missing values, false discovery rate 1% over all features.";

    /// <inheritdoc/>
    public double? Warn => 0.2;

    /// <inheritdoc/>
    public double? Max => null;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        if (input.Split.Train.Length == 0 || input.Split.Test.Length == 0)
        {
            return [];
        }

        var found = input.ForEach(input.Features, c => DriftMeasure.Of(input, c));
        var adjusted = BenjaminiHochberg.Adjust([.. found.Select(f => f.PValue)]);
        return found.Select(
            (f, i) =>
                new CheckMeasure
                {
                    Column = input.Features[i].Name,
                    Value = f.Index,
                    IsInconclusive = adjusted[i] > FalseDiscoveryRate,
                    Message = string.Create(
                        CultureInfo.InvariantCulture,
                        $"test rows differ from training rows by a population stability index of {f.Index:0.###}{(adjusted[i] > FalseDiscoveryRate ? ", which may be chance" : "")} (adjusted p = {adjusted[i]:0.####})."
                    ),
                    Advice =
                        "Metrics of the test part speak of other data than the model learned from. With data.split.time that is what you want to know; else look for what sets these rows apart.",
                }
        );
    }
}
