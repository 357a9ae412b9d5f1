using System.Globalization;
using MlOpsBuild.Data.Checks;

/// <summary>Not more columns than people can look at.</summary>
public sealed class ColumnsCheck : IDataCheck
{
    public string Name => "columns";

    public string Description => "The number of columns.";

    public double? Warn => null;

    public double? Max => 100;

    public IEnumerable<CheckMeasure> Measure(CheckInput input) =>
        [
            new CheckMeasure
            {
                Value = input.Table.Columns.Count,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"there are {input.Table.Columns.Count} columns to look at."
                ),
                Advice = "Leave out what nobody knows the meaning of.",
            },
        ];
}
