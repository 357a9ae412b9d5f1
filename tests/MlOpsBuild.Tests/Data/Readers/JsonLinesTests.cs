using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Data.Readers;

public class JsonLinesTests
{
    private static readonly string[] Columns = ["n:number?", "c:category?", "b:boolean?"];

    [Fact]
    public void Values_are_read_by_name()
    {
        var table = TestFolder.Read(
            """
            {"n": 1.5, "c": "Grüße \"\u20ac\" \ud83d\ude00\n", "b": true}

            {"c": null, "b": false}
            {"b": "yes", "n": "2", "c": 7.0}
            """,
            TestFolder.Schema(Columns),
            "data.jsonl"
        );
        TestFolder.Numbers(table, "n").ShouldBe([1.5, double.NaN, 2]);
        TestFolder.Texts(table, "c").ShouldBe(["Grüße \"€\" 😀\n", null, "7.0"]);
        TestFolder.Numbers(table, "b").ShouldBe([1, 0, 1]);
        table.Locations.Of(2).ToString().ShouldBe("data.jsonl:4");
    }

    [Fact]
    public void A_row_is_the_same_row_in_csv_and_json()
    {
        var json = TestFolder.Read(
            "{\"c\":\"x\",\"b\":true,\"n\":1e1}",
            TestFolder.Schema(Columns),
            "data.jsonl"
        );
        var csv = TestFolder.Read("n,c,b\r\n10,\"x\",t", TestFolder.Schema(Columns));
        json.RowHashes.ShouldBe(csv.RowHashes);
    }

    [Theory]
    [InlineData(
        "{\"n\":1",
        "data.jsonl:1: The line is no JSON object (byte 6 of the line); expected one object on each line, e.g. {\"age\": 42, \"city\": \"Graz\"}."
    )]
    [InlineData(
        "[1]",
        "data.jsonl:1: Expected one JSON object on the line, e.g. {\"age\": 42, \"city\": \"Graz\"}."
    )]
    [InlineData(
        "{} {}",
        "data.jsonl:1: The line is no JSON object (byte 3 of the line); expected one object on each line, e.g. {\"age\": 42, \"city\": \"Graz\"}."
    )]
    [InlineData(
        "{\"n\":1,\"n\":2}",
        "data.jsonl:1: The name 'n' occurs twice in one object; expected each column once."
    )]
    [InlineData(
        "{\"n\":[1]}",
        "data.jsonl:1: 'n' holds an array; expected a string, a number, true, false or null."
    )]
    [InlineData(
        "{\"n\":{}}",
        "data.jsonl:1: 'n' holds an object; expected a string, a number, true, false or null."
    )]
    [InlineData("{\"\":1}", "data.jsonl:1: A name in the object is empty; expected a column name.")]
    [InlineData(
        "{\"n\":1,\"bb\":2}",
        "data.jsonl:1: The schema (data/schema.yaml) has no column 'bb'. Did you mean 'b'? Run InferSchema if the new column is intended."
    )]
    [InlineData(
        "{\"n\":1,\"b\":1}",
        "data.jsonl:1: The column 'c' of the schema (data/schema.yaml) is not in the data. Run InferSchema if its removal is intended."
    )]
    [InlineData(
        "{\"c\":\"\\ud800\"}",
        "data.jsonl:1: The line is no JSON object (byte 5 of the line); expected one object on each line, e.g. {\"age\": 42, \"city\": \"Graz\"}."
    )]
    public void Malformed_lines_are_told_with_their_place(string line, string message) =>
        Should
            .Throw<UsageException>(() =>
                TestFolder.Read(line, TestFolder.Schema(Columns), "data.jsonl")
            )
            .Message.ShouldBe(message);

    [Fact]
    public void Columns_that_appear_late_are_missing_before()
    {
        var schema = TestFolder.Infer(
            "{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\n{\"b\":\"y\"}\n",
            "data.jsonl"
        );
        schema.Columns.Select(c => (c.Name, c.Nullable)).ShouldBe([("a", true), ("b", true)]);
    }
}
