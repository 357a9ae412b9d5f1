using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Evaluation.Slices;

namespace MlOpsBuild.Tests.Evaluation.Slices;

public sealed class SliceBuilderTests
{
    private static SliceColumn Build(DataColumn column, params int[] rows) =>
        SliceBuilder
            .Build(
                new DataTable([column], new ulong[column.RowCount], [], [0]),
                [column.Name],
                rows.Length == 0 ? [.. Enumerable.Range(0, column.RowCount)] : rows
            )
            .ShouldHaveSingleItem();

    private static NumberColumn Numbers(ColumnType type, params double[] values) =>
        new(new ColumnSchema { Name = "c", Type = type }, values);

    private static string[] Names(SliceColumn column) =>
        [.. column.Codes.Select(c => column.Values[c])];

    [Fact]
    public void Categories_are_taken_as_they_are()
    {
        var column = new CategoryColumn(
            new ColumnSchema { Name = "c", Type = ColumnType.Category },
            [2, 0, -1, 2, 1],
            ["a", "b", "c"]
        );
        Names(Build(column)).ShouldBe(["c", "a", "(missing)", "c", "b"]);
        var some = Build(column, 0, 2);
        some.Values.ShouldBe(["c", "(missing)"]);
        Names(some).ShouldBe(["c", "(missing)"]);
    }

    [Fact]
    public void Rare_categories_of_many_are_one_slice()
    {
        // Value k has k + 1 rows: the 49 most frequent of 60 stay.
        var codes = Enumerable.Range(0, 60).SelectMany(k => Enumerable.Repeat(k, k + 1)).ToArray();
        var values = Enumerable.Range(0, 60).Select(k => $"v{k:00}").ToArray();
        var slices = Build(
            new CategoryColumn(
                new ColumnSchema { Name = "c", Type = ColumnType.Category },
                codes,
                values
            )
        );
        slices.Values.Count.ShouldBe(51);
        slices.Values[0].ShouldBe("v11");
        slices.Values[^2].ShouldBe("(other)");
        Names(slices).Count(n => n == "(other)").ShouldBe(11 * 12 / 2);
    }

    [Fact]
    public void Few_distinct_numbers_are_values()
    {
        var slices = Build(Numbers(ColumnType.Integer, 3, 1, double.NaN, 10, 1));
        slices.Values.ShouldBe(["1", "3", "10", "(missing)"]);
        Names(slices).ShouldBe(["3", "1", "(missing)", "10", "1"]);
    }

    [Fact]
    public void Many_distinct_numbers_are_four_bins_of_equal_size()
    {
        var slices = Build(
            Numbers(ColumnType.Number, [.. Enumerable.Range(0, 40).Select(i => i * 0.5)])
        );
        slices.Values.ShouldBe(["[0, 5)", "[5, 10)", "[10, 15)", "[15, 19.5]", "(missing)"]);
        slices.Codes.GroupBy(c => c).ShouldAllBe(g => g.Count() == 10);
        slices.Codes[10].ShouldBe(1);
        slices.Codes[39].ShouldBe(3);
    }

    [Fact]
    public void Equal_borders_are_one()
    {
        double[] values = [.. new double[90], .. Enumerable.Range(1, 11).Select(i => (double)i)];
        Build(Numbers(ColumnType.Number, values)).Values.ShouldBe(["[0, 11]", "(missing)"]);
    }

    [Fact]
    public void Booleans_and_times_are_spelled()
    {
        Build(Numbers(ColumnType.Boolean, 0, 1)).Values.ShouldBe(["false", "true", "(missing)"]);
        Build(
            new NumberColumn(
                new ColumnSchema
                {
                    Name = "c",
                    Type = ColumnType.Boolean,
                    Values = ["No", "Yes"],
                },
                [1]
            )
        )
            .Values.ShouldBe(["Yes", "(missing)"]);
        Build(Numbers(ColumnType.Time, 0, 86_400 + 3661))
            .Values.ShouldBe(["1970-01-01", "1970-01-02T01:01:01Z", "(missing)"]);
    }

    [Fact]
    public void An_unknown_column_is_told() =>
        Should
            .Throw<UsageException>(() =>
                SliceBuilder.Build(
                    new DataTable([Numbers(ColumnType.Number, 1)], [0], [], [0]),
                    ["C"],
                    [0]
                )
            )
            .Message.ShouldBe(
                "evaluate.slices names the column 'C', which the data does not have. Expected one of: c. Did you mean 'c'?"
            );
}
