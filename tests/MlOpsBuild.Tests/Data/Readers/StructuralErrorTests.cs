using System.IO.Compression;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Tests.Data.Readers;

public class StructuralErrorTests
{
    private static string MessageOf(byte[] content, string name = "data.csv")
    {
        var exception = Should.Throw<UsageException>(() =>
            TestFolder.Read(content, TestFolder.Schema("alpha:text", "beta:text"), name)
        );
        exception.ExitCode.ShouldBe(MlOpsExitCode.Usage);
        return exception.Message;
    }

    [Theory]
    [InlineData(
        "",
        "data.csv: The file is empty; expected a header with the column names, then rows."
    )]
    [InlineData(
        "\uFEFF",
        "data.csv: The file is empty; expected a header with the column names, then rows."
    )]
    [InlineData(
        "\n\r\n",
        "data.csv: The file has only empty lines; expected a header with the column names, then rows."
    )]
    [InlineData(
        "alpha,beta\n",
        "data.csv: The data has a header and no rows; expected at least one row."
    )]
    [InlineData(
        "alpha,beta",
        "data.csv: The data has a header and no rows; expected at least one row."
    )]
    [InlineData(
        "alpha,alpha\n1,2\n",
        "data.csv:1: Columns 1 and 2 have the same name 'alpha'; expected different names. Rename or remove one."
    )]
    [InlineData("alpha,\n1,2\n", "data.csv:1: Column 2 of 2 has no name. Name it in the header.")]
    [InlineData(
        "alpha,beta\n1,2\n\n1\n",
        "data.csv:4: The row has 1 field; expected 2 as in the header. Put fields that contain ',' or a line end in double quotes."
    )]
    [InlineData(
        "alpha,beta\n\"1\n\",2\n1,2,3\n",
        "data.csv:4: The row has 3 fields; expected 2 as in the header. Put fields that contain ',' or a line end in double quotes."
    )]
    [InlineData(
        "alpha,beta\n1,2\n1,\"2\n3,4\n",
        "data.csv:3: The quote that opens a field on this line is never closed. Close it, or write a quote within a field twice."
    )]
    [InlineData(
        "alpha,beta\n\"1\n\"x,2\n",
        "data.csv:3: Text follows a closing quote; expected a delimiter or the end of the line. A quote within a quoted field is written twice."
    )]
    [InlineData(
        "alpha,betta\n1,2\n",
        "data.csv:1: The schema (data/schema.yaml) has no column 'betta'. Did you mean 'beta'? Run InferSchema if the new column is intended."
    )]
    [InlineData(
        "alpha\n1\n",
        "data.csv:1: The column 'beta' of the schema (data/schema.yaml) is not in the data. Run InferSchema if its removal is intended."
    )]
    [InlineData(
        "alpha;beta\n1;2\n",
        "data.csv:1: The header is a single column 'alpha;beta' that contains ';'; expected columns separated by ','. Write the file with ','."
    )]
    [InlineData(
        "alpha\tbeta\n1\t2\n",
        "data.csv:1: The header is a single column 'alpha\tbeta' that contains tabs; expected columns separated by ','. Write the file with ',', or name it .tsv."
    )]
    [InlineData(
        "alpha,beta\n1,2\n1,\0\n",
        "data.csv:3: A NUL byte at offset 17: this is no text file, or one that was damaged. Write it again."
    )]
    public void Structure_is_told_with_its_place(string content, string message) =>
        MessageOf(Encoding.UTF8.GetBytes(content)).ShouldBe(message);

    [Fact]
    public void Bytes_of_another_encoding_are_told_with_line_and_offset() =>
        MessageOf(Encoding.Latin1.GetBytes("alpha,beta\n1,2\nGraz,Köln\n"))
            .ShouldBe(
                "data.csv:3: The byte 0xF6 at offset 21 is no valid UTF-8. Save the file as UTF-8; if it is from Windows, run: iconv -f WINDOWS-1252 -t UTF-8."
            );

    [Fact]
    public void A_wrong_byte_deep_in_a_file_is_told_with_line_and_offset()
    {
        var text = "alpha,beta\n" + string.Concat(Enumerable.Repeat("ä,b\r\n", 60_000));
        byte[] content = [.. Encoding.UTF8.GetBytes(text), (byte)'x', 0xC3];
        MessageOf(content)
            .ShouldStartWith(
                $"data.csv:60002: The byte 0xC3 at offset {content.Length - 1} is no valid UTF-8."
            );
    }

    [Fact]
    public void Utf16_is_told() =>
        MessageOf([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("alpha,beta\n1,2\n")])
            .ShouldBe(
                "data.csv: The file is in UTF-16; expected UTF-8. Save it as 'CSV UTF-8', or run: iconv -f UTF-16 -t UTF-8."
            );

    [Fact]
    public void A_missing_column_says_what_was_probably_meant_and_where_it_is_declared()
    {
        var schema = TestFolder.Schema("alpha:text", "beta:text");
        schema = schema with { Columns = [schema.Columns[0], schema.Columns[1] with { Line = 7 }] };
        Should
            .Throw<UsageException>(() => TestFolder.Read("{\"alpha\":1}", schema, "data.jsonl"))
            .Message.ShouldBe(
                "data.jsonl:1: The column 'beta' of the schema (data/schema.yaml:7) is not in the data. Run InferSchema if its removal is intended."
            );
    }

    [Fact]
    public void A_missing_file_is_told() =>
        Should
            .Throw<UsageException>(() =>
                new TestFolder().ReadAll(
                    TestFolder.Schema("alpha:text"),
                    new DataFile("/no/such/data.csv", "data/data.csv")
                )
            )
            .Message.ShouldBe("data/data.csv: The data file does not exist.");

    [Fact]
    public void Other_formats_are_told() =>
        MessageOf([1], "data.parquet")
            .ShouldBe(
                "data.parquet: The format '.parquet' cannot be read; expected .csv, .tsv or .jsonl, each also with .gz. Convert the file."
            );

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    [InlineData(-1)]
    public void Damaged_gzip_is_told(int cut)
    {
        using var folder = new TestFolder();
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write("alpha,beta\n1,2\n3,4\n5,6\n"u8);
        }

        var bytes = memory.ToArray();
        bytes = cut < 0 ? bytes[..^-cut] : [.. bytes[..cut], 0xFF, .. bytes[(cut + 1)..]];
        var path = Path.Combine(folder.Path, "data.csv.gz");
        File.WriteAllBytes(path, bytes);
        Should
            .Throw<UsageException>(() =>
                folder.ReadAll(
                    TestFolder.Schema("alpha:text", "beta:text"),
                    new DataFile(path, "data.csv.gz")
                )
            )
            .Message.ShouldBe(
                "data.csv.gz: This is not one complete gzip stream, although the file's name ends in .gz. Compress the data again."
            );
    }
}
