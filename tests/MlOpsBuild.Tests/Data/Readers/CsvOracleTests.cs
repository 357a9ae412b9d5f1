using System.Text;
using CsvHelper;
using FsCheck;

namespace MlOpsBuild.Tests.Data.Readers;

/// <summary>The reader against CsvHelper, on generated and on hand-made files.</summary>
public class CsvOracleTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "bc",
        "0",
        "-1.5",
        " ",
        ",",
        "\"",
        "\n",
        "\r\n",
        "\r",
        "ä",
        "€",
        "😀",
        "\t",
        ";",
        "a long text that is more than thirty-two bytes long",
        "",
    ];

    [Fact]
    public void Generated_tables_are_read_as_written()
    {
        var cell = Gen.ListOf(Gen.Elements(Pieces)).Select(string.Concat);
        var tables =
            from columns in Gen.Choose(1, 5)
            from rows in Gen.Choose(1, 30)
            from cells in Gen.ArrayOf(columns * rows, cell)
            from quoteAll in Arb.Generate<bool>()
            from lineEnd in Gen.Elements("\n", "\r\n")
            from lastLineEnd in Arb.Generate<bool>()
            select (Columns: columns, Cells: cells, quoteAll, lineEnd, lastLineEnd);
        Prop.ForAll(
                Arb.From(tables),
                t =>
                {
                    var rows = t.Cells.Chunk(t.Columns).ToList();
                    var text = Csv(rows, t.quoteAll, t.lineEnd, t.lastLineEnd);
                    Ours(text, t.Columns).ShouldBe(Theirs(text, t.Columns));
                    Ours(text, t.Columns).ShouldBe(Expected(rows, t.quoteAll));
                }
            )
            .Check(
                new FsCheck.Configuration
                {
                    MaxNbOfTest = 300,
                    QuietOnSuccess = true,
                    Runner = Config.QuickThrowOnFailure.Runner,
                }
            );
    }

    [Theory]
    [InlineData("c0,c1\nx\"y,z\n")]
    [InlineData("c0,c1\nx\",\"z\"\n")]
    [InlineData("c0,c1\n\"\"\"\",\"\"\"\"\"\"\n")]
    [InlineData("c0,c1\n\",\",\"\n\"\n")]
    [InlineData("c0,c1\n,\n\n,\n")]
    [InlineData("c0,c1\r1,2\r\"3\r4\",5")]
    [InlineData("c0,c1\n1,\"2\"\r\n3,\"4\"\r5,6")]
    [InlineData("\"c0\",\"c1\"\n \"a\",b\" \n")]
    public void Nasty_files_are_read_alike(string text) => Ours(text, 2).ShouldBe(Theirs(text, 2));

    private static string Csv(List<string[]> rows, bool quoteAll, string lineEnd, bool last)
    {
        var columns = rows[0].Length;
        var lines = rows.Prepend([.. Enumerable.Range(0, columns).Select(i => $"c{i}")])
            .Select(r => string.Join(',', r.Select(c => Quote(c, quoteAll))));
        return string.Join(lineEnd, lines) + (last ? lineEnd : "");
    }

    private static string Quote(string cell, bool always) =>
        always || cell.IndexOfAny([',', '"', '\r', '\n']) >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    // A row of one empty, unquoted cell is an empty line, which is no row.
    private static List<string> Expected(List<string[]> rows, bool quoteAll) =>
        [
            .. rows.Where(r => quoteAll || r.Length > 1 || r[0].Length > 0)
                .Select(r => string.Join('\u0001', r)),
        ];

    private static List<string> Ours(string text, int columns)
    {
        var names = Enumerable.Range(0, columns).Select(i => $"c{i}").ToArray();
        try
        {
            var table = TestFolder.Read(
                text,
                TestFolder.Schema([.. names.Select(n => n + ":text")])
            );
            var texts = names.Select(n => TestFolder.Texts(table, n)).ToArray();
            return
            [
                .. Enumerable
                    .Range(0, table.RowCount)
                    .Select(r => string.Join('\u0001', texts.Select(t => t[r] ?? ""))),
            ];
        }
        catch (MlOpsBuild.Common.UsageException e)
            when (e.Message.EndsWith("expected at least one row.", StringComparison.Ordinal))
        {
            return [];
        }
    }

    private static List<string> Theirs(string text, int columns)
    {
        var rows = new List<string>();
        using var csv = CsvReader.Create(
            Encoding.UTF8.GetBytes(text),
            new CsvReaderOptions { Separator = ',' }
        );
        while (csv.Read())
        {
            rows.Add(
                string.Join('\u0001', Enumerable.Range(0, columns).Select(c => csv.GetString(c)))
            );
        }

        return rows;
    }
}
