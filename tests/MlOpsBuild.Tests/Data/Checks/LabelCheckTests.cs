using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Data.Checks;

public class LabelCheckTests
{
    private static CheckData Labels(string type, params string[] labels)
    {
        var rows = string.Concat(labels.Select((l, i) => $"{l},{i}\n"));
        return CheckData.Of("y,x\n" + rows, "y", $"y:{type}", "x:integer") with
        {
            Split = new DataSplit(
                [.. Enumerable.Range(0, labels.Length).Where(i => i % 2 == 0)],
                [.. Enumerable.Range(0, labels.Length).Where(i => i % 2 == 1)]
            ),
        };
    }

    private static void Fails(CheckData data, string message)
    {
        var result = data.Single("label");
        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Column.ShouldBe("y");
        result.Message.ShouldBe(message);
        result.Advice.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("category", "Yes", "No")]
    [InlineData("boolean", "Yes", "No")]
    [InlineData("boolean", "1", "0")]
    [InlineData("boolean", "true", "false")]
    [InlineData("integer", "1", "0")]
    [InlineData("number", "1.0", "0")]
    public void A_binary_label_passes_however_it_is_written(string type, string yes, string no)
    {
        var data = Labels(type, yes, yes, yes, yes, no, no, no, no)
            .As(ModelTask.Binary, positive: yes);
        data.Single("label").Outcome.ShouldBe(CheckOutcome.Pass);
        data.Input().Labels.Values.ShouldBe([1, 1, 1, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public void Classes_are_negative_then_positive()
    {
        var labels = LabelValues.Of(
            Labels("category", "a", "b", "a").Table.Columns[0],
            ModelTask.Binary,
            "a"
        );
        labels.Classes.ShouldBe(["b", "a"]);
        labels.Values.ShouldBe([1, 0, 1]);
    }

    [Fact]
    public void A_missing_label_fails_with_its_lines() =>
        Fails(
            Labels("number", "1", "", "3", "abc", "5", "6"),
            "2 of 6 (33.33%) labels are missing or no valid value at data.csv:3, data.csv:5."
        );

    [Fact]
    public void A_label_without_values_fails() =>
        Fails(
            Labels("number", "", ""),
            "2 of 2 (100%) labels are missing or no valid value at data.csv:2, data.csv:3."
        );

    [Fact]
    public void One_class_fails() =>
        Fails(
            Labels("category", "a", "a", "a", "a").As(ModelTask.Binary, "a"),
            "It has 1 class, 'a'; a binary task needs 2."
        );

    [Fact]
    public void One_class_fails_in_multiclass() =>
        Fails(
            Labels("category", "a", "a", "a", "a").As(ModelTask.Multiclass),
            "It has one class, 'a'; expected at least 2."
        );

    [Fact]
    public void Three_classes_are_not_binary() =>
        Fails(
            Labels("category", "a", "b", "c", "c").As(ModelTask.Binary, "a"),
            "It has 3 classes, 'a', 'b', 'c'; a binary task needs 2."
        );

    [Fact]
    public void The_positive_value_must_occur() =>
        Fails(
            Labels("category", "Yes", "No", "Yes", "No").As(ModelTask.Binary, "yes"),
            "The positive value 'yes' does not occur; found 'No', 'Yes'. Did you mean 'Yes'?"
        );

    [Fact]
    public void The_smallest_class_must_be_in_both_parts()
    {
        Fails(
            Labels("category", "a", "a", "a", "a", "b", "a", "b", "b").As(ModelTask.Binary, "b"),
            "the smallest class, 'b', has 1 of 4 rows in the test part; expected at least 2."
        );
        Labels("category", "a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c")
            .As(ModelTask.Multiclass)
            .Single("label")
            .Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void Values_that_the_schema_does_not_list_fail()
    {
        var schema = TestFolder.Schema("y:category", "x:integer");
        schema = schema with
        {
            Columns = [schema.Columns[0] with { Values = ["No", "Yes"] }, schema.Columns[1]],
        };
        var data = CheckData.Of("y,x\nNo,1\nYes,2\nyes,3\n", "y", schema).As(ModelTask.Multiclass);
        data.Results("label")[0]
            .Message.ShouldBe(
                "1 of 3 (33.33%) values are not among the schema's: 'yes' at data.csv:4 (did you mean 'Yes'?)."
            );
        data.Results("values").ShouldAllBe(r => r.Outcome == CheckOutcome.Pass);
    }

    [Fact]
    public void Regression_needs_a_number_that_varies()
    {
        Fails(Labels("category", "a", "b"), "It is of type category; regression needs a number.");
        Fails(Labels("number", "2", "2"), "all rows have the same label; expected different ones.");
        Labels("number", "2", "3").Single("label").Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void A_time_has_no_classes() =>
        Fails(
            Labels("time", "2024-01-01", "2024-01-02").As(ModelTask.Multiclass),
            "It is a time; expected classes."
        );

    [Fact]
    public void A_label_that_the_schema_does_not_have_is_wrong_usage()
    {
        var data = Labels("number", "1", "2");
        data = data with
        {
            Config = data.Config with { Data = data.Config.Data with { Label = "Y" } },
        };
        Should
            .Throw<UsageException>(() => data.Run())
            .Message.ShouldBe(
                "mlops.yaml: data.label names the column 'Y', which the schema (data/schema.yaml) does not have. Did you mean 'y'?"
            );
    }
}
