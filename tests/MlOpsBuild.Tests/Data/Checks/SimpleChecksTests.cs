using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Checks;

namespace MlOpsBuild.Tests.Data.Checks;

public class SimpleChecksTests
{
    [Fact]
    public void Types_pass()
    {
        var result = CheckData.Of("y,x\n1,2\n3,4\n", "y", "y:number", "x:integer").Single("types");
        result.Outcome.ShouldBe(CheckOutcome.Pass);
        result.Message.ShouldBe(
            "2 columns within the limit; closest is y: all cells are of type number."
        );
    }

    [Fact]
    public void Types_fail_with_the_cells()
    {
        var result = CheckData
            .Of("y,x\n1,a\n3,4\n5,\"b\n\"\n6,c\n7,d\n", "y", "y:number", "x:integer?")
            .Single("types");
        (result.Outcome, result.Column, result.Value, result.Limit).ShouldBe(
            (CheckOutcome.Fail, "x", 0.8, 0)
        );
        result.Message.ShouldBe(
            "4 of 5 (80%) cells are not of type integer: 'a' at data.csv:2, 'b ' at data.csv:4, 'c' at data.csv:6, ...."
        );
    }

    [Fact]
    public void Types_may_be_limited_otherwise()
    {
        var data = CheckData.Of("y,x\n1,a\n3,4\n5,6\n6,7\n", "y", "y:number", "x:integer?");
        data.With("types", new CheckConfig { Warn = 0.1, Max = 0.3 })
            .Single("types")
            .Outcome.ShouldBe(CheckOutcome.Warn);
        data.With("types", new CheckConfig { Max = 0.25 })
            .Single("types")
            .Outcome.ShouldBe(CheckOutcome.Pass);
        data.With("types", new CheckConfig { Enabled = false }).Results("types").ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_is_not_nullable_may_miss_nothing_whatever_the_limit()
    {
        var result = CheckData
            .Of("y,x\n1,\n3,4\n5,\n6,\n7,\n", "y", "y:number", "x:category")
            .With("nulls", new CheckConfig { Max = 1 })
            .Single("nulls");
        (result.Outcome, result.Column, result.Value, result.Limit).ShouldBe(
            (CheckOutcome.Fail, "x", 0.8, 0)
        );
        result.Message.ShouldBe(
            "4 of 5 (80%) values are missing at data.csv:2, data.csv:4, data.csv:5, ...."
        );
        result.Advice.ShouldBe("Fill the values in, or declare the column nullable in the schema.");
    }

    [Theory]
    [InlineData(0, CheckOutcome.Pass)]
    [InlineData(5, CheckOutcome.Pass)]
    [InlineData(6, CheckOutcome.Warn)]
    [InlineData(50, CheckOutcome.Warn)]
    [InlineData(51, CheckOutcome.Fail)]
    [InlineData(100, CheckOutcome.Fail)]
    public void A_nullable_column_may_miss_some(int missing, CheckOutcome outcome)
    {
        var data = CheckData.Rows(
            100,
            (i, r) => $"{r.NextDouble()},{(i < missing ? "" : "1")}",
            "y",
            "y:number",
            "x:number?"
        );
        data.Single("nulls").Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void A_column_without_any_value_fails_whatever_the_limit()
    {
        var result = CheckData
            .Of("y,x\n1,\n3,\n", "y", "y:number", "x:number?")
            .With("nulls", new CheckConfig { Max = 1 })
            .Single("nulls");
        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Message.ShouldBe("all 2 values are missing.");
    }

    [Fact]
    public void Ranges_fail_with_values_and_places()
    {
        var schema = TestFolder.Schema("y:number", "x:number?");
        schema = schema with
        {
            Columns = [schema.Columns[0], schema.Columns[1] with { Min = 0, Max = 10 }],
        };
        var bad = CheckData.Of("y,x\n1,-0.5\n2,10\n3,0\n4,11\n5,\n", "y", schema).Single("ranges");
        (bad.Outcome, bad.Column, bad.Value).ShouldBe((CheckOutcome.Fail, "x", 0.4));
        bad.Message.ShouldBe(
            "2 of 5 (40%) values are not from 0 to 10: -0.5 at data.csv:2, 11 at data.csv:5."
        );
        CheckData
            .Of("y,x\n1,10\n2,0\n", "y", schema)
            .Single("ranges")
            .Outcome.ShouldBe(CheckOutcome.Pass);
        CheckData
            .Of("y,x\n1,10\n2,0\n", "y", "y:number", "x:number")
            .Single("ranges")
            .Message.ShouldBe("Nothing to measure in this data.");
    }

    [Fact]
    public void Values_fail_with_what_was_probably_meant()
    {
        var schema = TestFolder.Schema("y:number", "x:category?");
        schema = schema with
        {
            Columns = [schema.Columns[0], schema.Columns[1] with { Values = ["blue", "red"] }],
        };
        var bad = CheckData.Of("y,x\n1,red\n2,Bleu\n3,\n4,green\n5,Bleu\n", "y", schema);
        var result = bad.Single("values");
        (result.Outcome, result.Column, result.Value).ShouldBe((CheckOutcome.Fail, "x", 0.6));
        result.Message.ShouldBe(
            "3 of 5 (60%) values are not among the schema's: 'Bleu' at data.csv:3 (did you mean 'blue'?), 'green' at data.csv:5."
        );
        CheckData
            .Of("y,x\n1,red\n2,\n", "y", schema)
            .Single("values")
            .Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void Constant_features_warn()
    {
        var data = CheckData.Of(
            "y,a,b,c,d\n1,7,k,7,1\n2,7,k,,2\n",
            "y",
            "y:number",
            "a:integer",
            "b:category",
            "c:number?",
            "d:number"
        );
        var results = data.Results("constant");
        results
            .Select(r => (r.Column, r.Outcome))
            .ShouldBe([("a", CheckOutcome.Warn), ("b", CheckOutcome.Warn)]);
        results[1].Message.ShouldBe("all 2 rows have the same value, 'k'.");
        data.Ignoring("a", "b").Single("constant").Outcome.ShouldBe(CheckOutcome.Pass);
        data.With("constant", new CheckConfig { Max = 2 })
            .Results("constant")
            .ShouldAllBe(r => r.Outcome == CheckOutcome.Fail);
    }

    [Fact]
    public void Duplicates_warn_with_an_example()
    {
        var result = CheckData
            .Of("y,x\n1,2\n3,4\n1.0,2\n1,2\n", "y", "y:number", "x:integer")
            .Single("duplicates");
        (result.Outcome, result.Value, result.Limit).ShouldBe((CheckOutcome.Warn, 0.5, 0.01));
        result.Message.ShouldBe(
            "2 of 4 (50%) rows repeat an earlier row in every value, the first at data.csv:4 as data.csv:2."
        );
        CheckData
            .Of("y,x\n1,2\n3,4\n", "y", "y:number", "x:integer")
            .Single("duplicates")
            .Message.ShouldBe("No row repeats another.");
    }

    [Theory]
    [InlineData(1, CheckOutcome.Fail)]
    [InlineData(9, CheckOutcome.Fail)]
    [InlineData(10, CheckOutcome.Warn)]
    [InlineData(99, CheckOutcome.Warn)]
    [InlineData(100, CheckOutcome.Pass)]
    public void Rows_must_suffice(int rows, CheckOutcome outcome)
    {
        var data = CheckData.Rows(
            rows,
            (i, r) => $"{i},{r.NextInt(9)}",
            "y",
            "y:number",
            "x:integer"
        );
        var result = data.Single("rows");
        (result.Outcome, result.Value).ShouldBe((outcome, rows));
        result.Message.ShouldStartWith(
            rows == 1 ? "The data has 1 row:" : $"The data has {rows} rows:"
        );
    }

    [Fact]
    public void Identifiers_warn()
    {
        var data = CheckData.Rows(
            100,
            (i, r) => $"{r.NextDouble()},id-{i},{i + 1000},{i * i},{r.NextInt(3)}",
            "y",
            "y:number",
            "id:category",
            "number:integer",
            "square:integer",
            "x:category"
        );
        var results = data.Results("identifier");
        results
            .Select(r => (r.Column, r.Outcome))
            .ShouldBe([("id", CheckOutcome.Warn), ("number", CheckOutcome.Warn)]);
        results[0].Message.ShouldBe("100 of 100 (100%) values are distinct.");
        data.Ignoring("id", "number").Single("identifier").Outcome.ShouldBe(CheckOutcome.Pass);
    }
}
