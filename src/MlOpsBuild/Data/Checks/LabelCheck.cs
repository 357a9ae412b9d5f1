using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Checks;

/// <summary>Whether the label can be learned and judged: present in every row, known values, enough of each class.</summary>
public sealed class LabelCheck : IDataCheck
{
    private const int FewestRowsPerClass = 2;

    /// <inheritdoc/>
    public string Name => "label";

    /// <inheritdoc/>
    public string Description =>
        "The label: missing values (none allowed), values the schema does not list (none), classes (2 or more), and the smallest class's rows in the training and in the test part (2 or more).";

    /// <inheritdoc/>
    public double? Warn => null;

    /// <inheritdoc/>
    public double? Max => null;

    /// <inheritdoc/>
    public bool IsDecidedBySchema(CheckResult result, ColumnSchema column) => true;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        yield return Missing(input);
        if (input.Label is CategoryColumn { Schema.Values: not null } category)
        {
            yield return ValuesCheck.Measure(input.Table, category) with
            {
                IsFixed = true,
                Max = 0,
            };
        }

        if (input.Label.MissingCount == input.Label.RowCount)
        {
            yield break;
        }

        if (input.Labels.Problem is { } problem)
        {
            yield return Bad(input, problem);
        }
        else if (input.Task == ModelTask.Regression)
        {
            yield return Varies(input);
        }
        else if (input.Labels.Classes.Count < 2)
        {
            yield return Bad(
                input,
                $"It has one class, {CheckText.Quote(input.Labels.Classes[0])}; expected at least 2."
            );
        }
        else
        {
            yield return Smallest(input, input.Split.Train, "training");
            yield return Smallest(input, input.Split.Test, "test");
        }
    }

    private static CheckMeasure Missing(CheckInput input)
    {
        var missing = input.Label.MissingCount;
        var places = CheckText.Places(input.Table, CheckText.FirstMissing(input.Label), missing);
        return new CheckMeasure
        {
            Column = input.Label.Name,
            Value = (double)missing / Math.Max(1, input.Label.RowCount),
            IsFixed = true,
            Max = 0,
            Message =
                missing == 0
                    ? "every row has a label."
                    : $"{CheckText.Share(missing, input.Label.RowCount)} labels are missing or no valid value{places}.",
            Advice =
                "Remove these rows or fill the label in: a row without a label teaches nothing.",
        };
    }

    private static CheckMeasure Bad(CheckInput input, string problem) =>
        new()
        {
            Column = input.Label.Name,
            Value = 1,
            IsFixed = true,
            Max = 0,
            Message = problem,
            Advice = "Check data.label, data.positive and task in mlops.yaml, and the data.",
        };

    private static CheckMeasure Varies(CheckInput input)
    {
        var distinct = input.OrderOf((NumberColumn)input.Label).DistinctCount;
        return new CheckMeasure
        {
            Column = input.Label.Name,
            Value = distinct,
            SmallIsBad = true,
            IsFixed = true,
            Max = 2,
            Message =
                distinct == 1
                    ? "all rows have the same label; expected different ones."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{distinct:N0} distinct labels."
                    ),
            Advice = "Check data.label in mlops.yaml, and the data.",
        };
    }

    private static CheckMeasure Smallest(CheckInput input, int[] rows, string part)
    {
        var counts = new int[input.Labels.Classes.Count];
        foreach (var row in rows)
        {
            var label = input.Labels.Values[row];
            if (!double.IsNaN(label))
            {
                counts[(int)label]++;
            }
        }

        var smallest = Array.IndexOf(counts, counts.Min());
        return new CheckMeasure
        {
            Column = input.Label.Name,
            Value = counts[smallest],
            SmallIsBad = true,
            IsFixed = true,
            Max = FewestRowsPerClass,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"the smallest class, {CheckText.Quote(input.Labels.Classes[smallest])}, has {counts[smallest]:N0} of {rows.Length:N0} rows in the {part} part; expected at least {FewestRowsPerClass}."
            ),
            Advice = "Get more rows of that class, merge it with another, or change data.split.",
        };
    }
}
