using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Tests.Data.Schema;

public class SchemaInferenceTests
{
    private static ColumnSchema Column(params string[] values) =>
        TestFolder.Infer("x,end\n" + string.Concat(values.Select(v => v + ",.\n"))).Columns[0];

    [Theory]
    [InlineData(ColumnType.Integer, "1", "-7", "300")]
    [InlineData(ColumnType.Integer, "0", "0")]
    [InlineData(ColumnType.Integer, "0", "1", "2")]
    [InlineData(ColumnType.Number, "1", "2.0")]
    [InlineData(ColumnType.Number, "1e5", "2")]
    [InlineData(ColumnType.Number, " 1.5 ", "2")]
    [InlineData(ColumnType.Boolean, "1", "0", "0")]
    [InlineData(ColumnType.Boolean, "True", "False")]
    [InlineData(ColumnType.Boolean, "f", "t")]
    [InlineData(ColumnType.Time, "2024-01-01", "2024-01-31T12:00:00Z")]
    [InlineData(ColumnType.Category, "Yes", "No")]
    [InlineData(ColumnType.Category, "1", "x")]
    [InlineData(ColumnType.Category, "01010", "99999")]
    [InlineData(ColumnType.Category, "NaN", "1")]
    [InlineData(ColumnType.Category, "9007199254740993", "1")]
    [InlineData(ColumnType.Category, "1e999", "1")]
    public void Values_decide_the_type(ColumnType type, params string[] values) =>
        Column(values).Type.ShouldBe(type);

    [Fact]
    public void Numbers_have_the_observed_limits()
    {
        var column = Column("5", "", "-2.5", "7");
        (column.Min, column.Max, column.Nullable).ShouldBe((-2.5, 7, true));
    }

    [Fact]
    public void Categories_have_their_values_in_ordinal_order()
    {
        var column = Column("b", "B", "a", "", "ä");
        column.Values.ShouldBe(["B", "a", "b", "ä"]);
        column.Nullable.ShouldBeTrue();
    }

    [Fact]
    public void Booleans_have_their_spellings_false_first()
    {
        Column("1", "0").Values.ShouldBe(["0", "1"]);
        Column("TRUE", "FALSE").Values.ShouldBe(["FALSE", "TRUE"]);
    }

    [Fact]
    public void A_blank_number_is_missing_and_a_blank_category_is_a_value()
    {
        var number = Column("1", " ", "3");
        (number.Type, number.Nullable).ShouldBe((ColumnType.Integer, true));
        var category = Column("x", " ");
        (category.Type, category.Nullable).ShouldBe((ColumnType.Category, false));
        category.Values.ShouldBe([" ", "x"]);
    }

    [Fact]
    public void A_column_without_values_is_a_nullable_category()
    {
        var column = Column("", "");
        (column.Type, column.Nullable, column.Values!.Count).ShouldBe(
            (ColumnType.Category, true, 0)
        );
    }

    [Theory]
    [InlineData(10, 1, ColumnType.Category)] // always, however few rows
    [InlineData(11, 1, ColumnType.Text)]
    [InlineData(11, 2, ColumnType.Category)]
    [InlineData(50, 2, ColumnType.Category)]
    [InlineData(51, 2, ColumnType.Text)]
    [InlineData(100, 100, ColumnType.Category)] // the square root of 10,000 rows
    [InlineData(101, 99, ColumnType.Text)]
    public void Few_repeated_texts_are_a_category(int distinct, int times, ColumnType type) =>
        Column([.. Enumerable.Range(0, distinct * times).Select(i => $"v{i % distinct}")])
            .Type.ShouldBe(type);

    [Fact]
    public async Task The_sample_is_understood()
    {
        var file = new DataFile(
            TestFolder.InRepository("templates/mlopsbuild/data/telco_churn.csv"),
            "telco_churn.csv"
        );
        var schema = await SchemaInference.InferAsync([file], CancellationToken.None);
        schema.Columns.Count.ShouldBe(20);
        schema.Find("churn")!.Values.ShouldBe(["No", "Yes"]);
        schema.Find("churn")!.Type.ShouldBe(ColumnType.Category);
        schema.Find("female")!.Type.ShouldBe(ColumnType.Boolean);
        schema.Find("contract")!.Values.ShouldBe(["Month-to-month", "One year", "Two year"]);
        var tenure = schema.Find("tenure")!;
        (tenure.Type, tenure.Min, tenure.Max).ShouldBe((ColumnType.Integer, 0, 72));
        var charges = schema.Find("monthly_charges")!;
        (charges.Type, charges.Min, charges.Max).ShouldBe((ColumnType.Number, 18.25, 118.75));
        schema.Columns.Where(c => c.Nullable).Select(c => c.Name).ShouldBe(["total_charges"]);

        // What was inferred fits what it was inferred from.
        var table = await DataReader.ReadAsync([file], schema, CancellationToken.None);
        table.RowCount.ShouldBe(7043);
        table.InvalidCells.ShouldBeEmpty();
        table.Find("total_charges")!.MissingCount.ShouldBe(11);
    }

    [Fact]
    public async Task Several_files_are_one_data_set()
    {
        using var folder = new TestFolder();
        var schema = await SchemaInference.InferAsync(
            [folder.Write("2.csv", "b,a\nx,9\n"), folder.Write("1.csv", "a,b\n1,y\n")],
            CancellationToken.None
        );
        schema.Columns.Select(c => c.Name).ShouldBe(["a", "b"]);
        schema.Columns[0].Max.ShouldBe(9);
        schema.Columns[1].Values.ShouldBe(["x", "y"]);
    }

    [Theory]
    [InlineData(
        "a,bb\n1,2\n",
        "2.csv:1: The column 'bb' is not in 1.csv. Did you mean 'b'? Expected the same columns in all files."
    )]
    [InlineData(
        "a\n1\n",
        "2.csv:1: The column 'b' of 1.csv is not in this file. Expected the same columns in all files."
    )]
    public async Task Files_must_have_the_same_columns(string second, string message)
    {
        using var folder = new TestFolder();
        var exception = await Should.ThrowAsync<UsageException>(() =>
            SchemaInference.InferAsync(
                [folder.Write("1.csv", "a,b\n1,y\n"), folder.Write("2.csv", second)],
                CancellationToken.None
            )
        );
        exception.Message.ShouldBe(message);
    }
}
