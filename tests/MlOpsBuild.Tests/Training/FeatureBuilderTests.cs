using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Training;

public sealed class FeatureBuilderTests
{
    private const double Missing = double.NaN;
    private static readonly int[] Train = [0, 1, 2, 3];

    private readonly DataTable _table = new(
        [
            Number("size", ColumnType.Number, 1.5, Missing, 3, 4, 5),
            Category("colour", ColumnType.Category, ["red", "blue", "red", "", "green"]),
            Number("when", ColumnType.Time, 1, 2, 3, 4, 5),
            Category("note", ColumnType.Text, ["a", "b", "c", "d", "e"]),
            Number("paid", ColumnType.Boolean, 1, 0, 1, 0, 1),
            Category("class", ColumnType.Category, ["lo", "hi", "lo", "hi", "mid"]),
            Number("id", ColumnType.Integer, 1, 2, 3, 1, 2),
        ],
        new ulong[5],
        [],
        new int[7]
    );

    [Fact]
    public void Features_are_all_columns_but_label_ignored_text_and_time()
    {
        var builder = Build(ModelTask.Binary, "paid", "true", "id");
        builder.Signature.Features.Select(f => f.Name).ShouldBe(["size", "colour", "class"]);
        builder.Signature.Features[1].Kind.ShouldBe(FeatureKind.Category);
    }

    [Fact]
    public void The_vocabulary_is_that_of_the_training_rows()
    {
        var builder = Build(ModelTask.Binary, "paid", "true");
        builder.Signature.Features[1].Categories.ShouldBe(["blue", "red"]);
        var matrix = builder.Features([4, 1, 3, 0]);
        matrix.Column(0).ToArray().ShouldBe([5, Missing, 4, 1.5]);
        matrix.Column(1).ToArray().ShouldBe([Missing, 0, Missing, 1]);
    }

    [Theory]
    [InlineData("true", "false,true", 1)]
    [InlineData("Yes", "false,true", 1)]
    [InlineData("0", "true,false", 0)]
    public void Boolean_labels_are_classes(string positive, string classes, double first)
    {
        var builder = Build(ModelTask.Binary, "paid", positive);
        builder.Signature.Classes.ShouldBe(classes.Split(','));
        builder.Labels(Train).ShouldBe([first, 1 - first, first, 1 - first]);
    }

    [Fact]
    public void Boolean_labels_have_the_spelling_of_the_schema()
    {
        var schema = new ColumnSchema
        {
            Name = "y",
            Type = ColumnType.Boolean,
            Values = ["nope", "yep"],
        };
        var table = new DataTable(
            [new NumberColumn(schema, [0, 1]), Number("x", ColumnType.Number, 1, 2)],
            new ulong[2],
            [],
            [0, 0]
        );
        var builder = FeatureBuilder.Create(table, ModelTask.Binary, "y", "yep", [], [0, 1]);
        builder.Signature.Classes.ShouldBe(["nope", "yep"]);
        builder.Labels([1, 0]).ShouldBe([1, 0]);
    }

    [Fact]
    public void Binary_classes_are_the_negative_then_the_positive()
    {
        var builder = Build(ModelTask.Binary, "class", "hi");
        builder.Signature.Classes.ShouldBe(["lo", "hi"]);
        builder.Labels(Train).ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Multiclass_classes_are_in_ordinal_order()
    {
        var builder = FeatureBuilder.Create(
            _table,
            ModelTask.Multiclass,
            "id",
            null,
            [],
            [0, 1, 2, 3, 4]
        );
        builder.Signature.Classes.ShouldBe(["1", "2", "3"]);
        builder.Labels([2, 0]).ShouldBe([2, 0]);
    }

    [Fact]
    public void Regression_labels_are_the_numbers() =>
        Build(ModelTask.Regression, "size", null).Labels([4, 0]).ShouldBe([5, 1.5]);

    [Fact]
    public void A_class_that_training_lacks_is_named() =>
        Message(() => Build(ModelTask.Binary, "class", "hi").Labels([4]))
            .ShouldBe(
                "Label 'class' is 'mid' in data row 5, the training rows have lo, hi only: add training rows of this class or remove the row."
            );

    [Fact]
    public void A_missing_label_is_told_with_its_row() =>
        Message(() => Build(ModelTask.Regression, "size", null).Labels(Train))
            .ShouldBe(
                "Label 'size' is missing in 1 rows, first in data row 2: remove these rows, or fill them in."
            );

    [Theory]
    [InlineData(
        ModelTask.Binary,
        "clas",
        "hi",
        "The data has no column 'clas', which data.label names. Did you mean 'class'?"
    )]
    [InlineData(
        ModelTask.Binary,
        "class",
        "high",
        "data.positive is 'high', which label 'class' never is in the training rows. Found: 'hi', 'lo'."
    )]
    [InlineData(
        ModelTask.Binary,
        "class",
        null,
        "A binary task needs data.positive, the value of 'class' that counts as positive. Found in the training rows: 'hi', 'lo'."
    )]
    [InlineData(
        ModelTask.Binary,
        "id",
        "1",
        "Label 'id' has 3 classes in the training rows, a binary task needs 2. Found: '1', '2', '3'."
    )]
    [InlineData(
        ModelTask.Regression,
        "class",
        null,
        "Label 'class' has type category, regression predicts a number."
    )]
    public void A_label_that_does_not_fit_is_told(
        ModelTask task,
        string label,
        string? positive,
        string message
    ) => Message(() => Build(task, label, positive)).ShouldBe(message);

    [Fact]
    public void An_ignored_column_must_exist() =>
        Message(() => Build(ModelTask.Binary, "class", "hi", "colours"))
            .ShouldBe(
                "The data has no column 'colours', which data.ignore names. Did you mean 'colour'?"
            );

    [Fact]
    public void Another_table_is_encoded_with_the_vocabulary_of_a_model()
    {
        var signature = Build(ModelTask.Binary, "class", "hi", "id").Signature;
        var other = new DataTable(
            [
                Category("class", ColumnType.Category, ["hi", "lo"]),
                Category("colour", ColumnType.Category, ["amber", "red"]),
                Number("paid", ColumnType.Boolean, 0, 1),
                Number("size", ColumnType.Number, 8, 9),
            ],
            new ulong[2],
            [],
            new int[4]
        );
        var builder = FeatureBuilder.ForSignature(other, signature);
        builder.Features([0, 1]).Column(1).ToArray().ShouldBe([Missing, 1]);
        builder.Labels([0, 1]).ShouldBe([1, 0]);

        var lacking = new DataTable([.. other.Columns.Take(3)], new ulong[2], [], new int[3]);
        Message(() => FeatureBuilder.ForSignature(lacking, signature))
            .ShouldBe("The data has no column 'size', which the model takes.");
    }

    private FeatureBuilder Build(
        ModelTask task,
        string label,
        string? positive,
        params string[] ignore
    ) => FeatureBuilder.Create(_table, task, label, positive, ignore, Train);

    private static string Message(Action action) => Should.Throw<UsageException>(action).Message;

    private static NumberColumn Number(string name, ColumnType type, params double[] values) =>
        new(new ColumnSchema { Name = name, Type = type }, values);

    private static CategoryColumn Category(string name, ColumnType type, string[] cells)
    {
        var values = cells
            .Where(c => c.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return new CategoryColumn(
            new ColumnSchema { Name = name, Type = type },
            [.. cells.Select(c => c.Length == 0 ? -1 : values.IndexOf(c))],
            values
        );
    }
}
