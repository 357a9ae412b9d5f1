using System.Text;
using System.Text.Json;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Tests.Data.Readers;

public class RowHashTests
{
    [Fact]
    public void Xxh64_equals_its_specification()
    {
        foreach (var r in Reference.All("xxh64"))
        {
            XxHash64
                .Of(Encoding.UTF8.GetBytes(r.GetProperty("text").GetString()!))
                .ToString("x16", CultureInfo.InvariantCulture)
                .ShouldBe(r.GetProperty("hash").GetString());
        }

        XxHash64.Of([]).ShouldBe(0xEF46DB3751D8E999); // the published test vector
    }

    [Fact]
    public void The_hash_of_a_row_equals_an_independent_implementation()
    {
        foreach (var r in Reference.All("rowHash"))
        {
            var columns = r.GetProperty("row").EnumerateObject().Select(ToColumn);
            RowHash
                .Compute(columns.Reverse(), 1)[0]
                .ToString("x16", CultureInfo.InvariantCulture)
                .ShouldBe(r.GetProperty("hash").GetString());
        }
    }

    private static DataColumn ToColumn(JsonProperty cell)
    {
        var schema = new ColumnSchema { Name = cell.Name, Type = ColumnType.Number };
        return cell.Value.ValueKind switch
        {
            JsonValueKind.String => new CategoryColumn(schema, [0], [cell.Value.GetString()!]),
            JsonValueKind.Null => new NumberColumn(schema, [double.NaN]),
            _ => new NumberColumn(schema, [cell.Value.GetDouble()]),
        };
    }

    // The split of every project hangs on this.
    [Fact]
    public async Task The_hashes_of_the_sample_never_change()
    {
        var path = TestFolder.InRepository("templates/mlopsbuild/data/telco_churn.csv");
        var file = new DataFile(path, "telco_churn.csv");
        var schema = await SchemaInference.InferAsync([file], CancellationToken.None);
        var table = await DataReader.ReadAsync([file], schema, CancellationToken.None);
        var all = 0UL;
        foreach (var hash in table.RowHashes)
        {
            all = XxHash64.Avalanche(all ^ hash);
        }

        (table.RowCount, all.ToString("x16", CultureInfo.InvariantCulture)).ShouldBe(
            (7043, "0894da26ff41c791")
        );
    }

    [Fact]
    public void Only_values_count()
    {
        var schema = TestFolder.Schema("a:number", "b:text");
        var plain = TestFolder.Read("a,b\n1,x\n-0,\n", schema).RowHashes;
        TestFolder.Read("b,a\r\n\"x\",1.0\r\n\"\",0", schema).RowHashes.ShouldBe(plain);
        TestFolder
            .Read("a,b\n1,x\n0,\n", TestFolder.Schema("b:category", "a:integer"))
            .RowHashes.ShouldBe(plain);
    }

    [Fact]
    public void Values_do_not_move_between_columns_unnoticed()
    {
        var schema = TestFolder.Schema("a:text", "b:text");
        TestFolder
            .Read("a,b\nx,y\ny,x\nx,\n,x\nxy,\n,\n", schema)
            .RowHashes.Distinct()
            .Count()
            .ShouldBe(6);
    }
}
