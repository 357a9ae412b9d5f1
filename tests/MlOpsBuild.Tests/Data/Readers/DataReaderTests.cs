using System.Text;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Tests.Data.Readers;

public class DataReaderTests
{
    private static readonly string[] AB = ["a:text", "b:text"];

    private static string?[][] Cells(string content, string name = "data.csv")
    {
        var table = TestFolder.Read(content, TestFolder.Schema(AB), name);
        return [TestFolder.Texts(table, "a"), TestFolder.Texts(table, "b")];
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\n")]
    [InlineData("\n\na,b\n\n1,2\n\r\n3,4\n\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"")]
    [InlineData("b,a\n2,1\n4,3\n")]
    public void One_table_has_many_spellings(string content)
    {
        var cells = Cells(content);
        cells[0].ShouldBe(["1", "3"]);
        cells[1].ShouldBe(["2", "4"]);
    }

    [Fact]
    public void Quotes_hold_delimiters_line_ends_and_quotes()
    {
        var cells = Cells("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n\"1\n2\r\n3\",\"\"\"\"\n");
        cells[0].ShouldBe(["x,y", "1\n2\r\n3"]);
        cells[1].ShouldBe(["he said \"no\"", "\""]);
    }

    [Fact]
    public void A_quote_within_an_unquoted_field_is_a_character() =>
        Cells("a,b\n5\" pipe,x\"\"\n")[0].ShouldBe(["5\" pipe"]);

    [Fact]
    public void An_empty_field_is_missing_quoted_or_not()
    {
        var cells = Cells("a,b\n,x\n\"\",y\nz,\n");
        cells[0].ShouldBe([null, null, "z"]);
        cells[1].ShouldBe(["x", "y", null]);
    }

    [Fact]
    public void Spaces_belong_to_a_text() => Cells("a,b\n x , y\n")[0].ShouldBe([" x "]);

    [Fact]
    public void Tsv_is_cut_at_tabs() =>
        Cells("a\tb\n1,5\t\"2\t3\"\n", "data.tsv").SelectMany(c => c).ShouldBe(["1,5", "2\t3"]);

    [Fact]
    public void Gzip_is_read_in_all_formats()
    {
        Cells("a,b\n1,2\n", "data.csv.gz")[1].ShouldBe(["2"]);
        Cells("a\tb\n1\t2\n", "data.tsv.gz")[1].ShouldBe(["2"]);
        Cells("{\"a\":1,\"b\":2}\n", "data.jsonl.gz")[1].ShouldBe(["2"]);
    }

    [Fact]
    public void Files_are_read_in_ordinal_order_of_their_paths()
    {
        using var folder = new TestFolder();
        var table = folder.ReadAll(
            TestFolder.Schema(AB),
            folder.Write("b.csv", "a,b\n3,3\n"),
            folder.Write("a.csv", "b,a\n1,1\n2,2"),
            folder.Write("B.csv", "a,b\n0,0\n")
        );
        TestFolder.Texts(table, "a").ShouldBe(["0", "1", "2", "3"]);
        table.Locations.Of(2).ToString().ShouldBe("a.csv:3");
        table.Locations.Of(3).ToString().ShouldBe("b.csv:2");
    }

    [Fact]
    public void Rows_know_their_lines()
    {
        var table = TestFolder.Read(
            "a,b\n\"1\n\n\",x\n\n2,\"\r\n\"\n3,y\n4,z",
            TestFolder.Schema(AB)
        );
        Enumerable.Range(0, 4).Select(r => table.Locations.Of(r).Line).ShouldBe([2, 6, 8, 9]);
    }

    [Fact]
    public void Types_are_read_as_declared()
    {
        var table = TestFolder.Read(
            "n,i,b,c,t,x\n1.5,-3,Yes,red,2024-02-29,id 1\n 2e3 ,4.0,f,blue,1970-01-01T00:00:01.25Z,id 2\n\t,,,,,\n",
            TestFolder.Schema(
                "n:number",
                "i:integer",
                "b:boolean",
                "c:category",
                "t:time",
                "x:text"
            )
        );
        TestFolder.Numbers(table, "n").ShouldBe([1.5, 2000, double.NaN]);
        TestFolder.Numbers(table, "i").ShouldBe([-3, 4, double.NaN]);
        TestFolder.Numbers(table, "b").ShouldBe([1, 0, double.NaN]);
        TestFolder.Numbers(table, "t").ShouldBe([1_709_164_800, 1.25, double.NaN]);
        ((CategoryColumn)table.Find("c")!).Values.ShouldBe(["blue", "red"]);
        TestFolder.Texts(table, "x").ShouldBe(["id 1", "id 2", null]);
        table.InvalidCounts.ShouldAllBe(c => c == 0);
        table.Columns.ShouldAllBe(c => c.MissingCount == 1);
    }

    [Theory]
    [InlineData("number", "abc")]
    [InlineData("number", "NaN")]
    [InlineData("number", "Infinity")]
    [InlineData("number", "-inf")]
    [InlineData("number", "1e400")]
    [InlineData("number", "1,5")]
    [InlineData("number", "1 2")]
    [InlineData("number", "0x10")]
    [InlineData("number", "-")]
    [InlineData("number", ".")]
    [InlineData("integer", "1.5")]
    [InlineData("integer", "9007199254740993")]
    [InlineData("boolean", "2")]
    [InlineData("time", "2023-02-29")]
    [InlineData("time", "31.12.2023")]
    public void A_cell_of_another_type_is_missing_and_noted(string type, string text)
    {
        var table = TestFolder.Read(
            $"a,b\n1,1\n\"{text}\",2\n",
            TestFolder.Schema($"a:{type}", "b:text")
        );
        TestFolder.Numbers(table, "a")[1].ShouldBe(double.NaN);
        table.InvalidCells[^1].ShouldBe(new InvalidCell("a", "data.csv", 3, text));
        table.InvalidCounts[0].ShouldBe(type == "time" ? 2 : 1);
    }

    [Fact]
    public void At_most_100_invalid_cells_a_column_are_kept_and_all_counted()
    {
        var text = new StringBuilder("a\n");
        for (var i = 0; i < 150; i++)
        {
            text.Append('x', 90).Append('\n');
        }

        var table = TestFolder.Read(text.ToString(), TestFolder.Schema("a:number"));
        table.InvalidCounts.ShouldBe([150]);
        table.InvalidCells.Count.ShouldBe(100);
        table.InvalidCells[0].Text.Length.ShouldBe(80);
    }

    [Fact]
    public void Rows_longer_than_the_buffer_are_read_whole()
    {
        var longText = string.Concat(Enumerable.Repeat("0123456789,\"\"\n", 50_000));
        var table = TestFolder.Read($"a,b\nx,\"{longText}\"\ny,z\n", TestFolder.Schema(AB));
        TestFolder
            .Texts(table, "b")
            .ShouldBe([longText.Replace("\"\"", "\"", StringComparison.Ordinal), "z"]);
    }

    // Every alignment of quotes, CRLF and multi-byte characters to the buffer's end.
    [Fact]
    public void Rows_across_buffer_ends_are_read_whole()
    {
        const string Row = "\"ä€😀\"\"\r\n\",\"b\"\r\n";
        for (var shift = 0; shift < 40; shift++)
        {
            var text = new StringBuilder("a,b\r\n");
            text.Append('s', shift).Append(",first\r\n");
            var count = 0;
            while (text.Length < 150_000)
            {
                text.Append(Row);
                count++;
            }

            var table = TestFolder.Read(text.ToString(), TestFolder.Schema(AB));
            table.RowCount.ShouldBe(count + 1);
            var values = ((CategoryColumn)table.Find("a")!).Values;
            values.Where(v => !v.StartsWith('s')).ShouldBe(["ä€😀\"\r\n"]);
            ((CategoryColumn)table.Find("b")!).Values.ShouldBe(["b", "first"]);
        }
    }

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NumberGroupSeparator = ".";
            german.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = german;
            var table = TestFolder.Read(
                "a,b,c\n1.5,TITLE,TRUE\n12345678901234567890.25,title,I\n",
                TestFolder.Schema("a:number", "b:category", "c:boolean?")
            );
            TestFolder.Numbers(table, "a").ShouldBe([1.5, 12345678901234567890.25]);
            ((CategoryColumn)table.Find("b")!).Values.ShouldBe(["TITLE", "title"]);
            TestFolder.Numbers(table, "c")[0].ShouldBe(1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using var folder = new TestFolder();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            DataReader.ReadAsync(
                [folder.Write("data.csv", "a,b\n1,2\n")],
                TestFolder.Schema(AB),
                new CancellationToken(canceled: true)
            )
        );
    }
}
