using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Profile;

namespace MlOpsBuild.Tests.Data.Checks;

public class CheckReportJsonTests
{
    private static readonly CheckReport Report = new(
        7,
        5,
        2,
        [
            new CheckResult
            {
                Check = "nulls",
                Column = "a \"b\"",
                Outcome = CheckOutcome.Warn,
                Value = 0.1 + 0.2,
                Limit = 5e-324,
                Message = "Größe <x> | \n",
                Advice = "Do.",
            },
            new CheckResult
            {
                Check = "rows",
                Outcome = CheckOutcome.Pass,
                Message = "Fine.",
            },
        ],
        [
            new ColumnProfile
            {
                Name = "n",
                Type = ColumnType.Number,
                Missing = 1,
                Distinct = 3,
                Min = -1.7976931348623157e308,
                Max = 1e16,
                Mean = 1.0 / 3,
                StandardDeviation = 3,
            },
            new ColumnProfile
            {
                Name = "c",
                Type = ColumnType.Category,
                Missing = 0,
                Distinct = 2,
                Top = [new ValueCount("x", 4), new ValueCount("", 3)],
            },
        ]
    );

    [Fact]
    public void What_is_written_is_read_back_exactly()
    {
        var json = CheckReportJson.Write(Report);
        var read = CheckReportJson.Read(json);
        (read.Rows, read.TrainRows, read.TestRows).ShouldBe((7, 5, 2));
        read.Results.ShouldBe(Report.Results);
        read.Columns[0].ShouldBe(Report.Columns[0]);
        read.Columns[1].Top.ShouldBe(Report.Columns[1].Top);
        CheckReportJson.Write(read).ShouldBe(json);
    }

    [Fact]
    public void The_text_is_canonical()
    {
        var text = Encoding.UTF8.GetString(CheckReportJson.Write(Report));
        text.ShouldStartWith("{\n  \"columns\": [\n    {\n      \"distinct\": 3,\n");
        text.ShouldContain("\"value\": 0.30000000000000004");
        text.ShouldEndWith("\"trainRows\": 5\n}\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"rows\":\"x\"}")]
    [InlineData(
        "{\"rows\":1,\"trainRows\":1,\"testRows\":0,\"columns\":[],\"results\":[{\"check\":\"a\",\"outcome\":\"maybe\",\"message\":\"\"}]}"
    )]
    public void Damage_is_told(string json) =>
        Should
            .Throw<MlOpsException>(() => CheckReportJson.Read(Encoding.UTF8.GetBytes(json)))
            .Message.ShouldBe(
                "checks.json is damaged: expected the report of the check-data stage. Run CheckData again."
            );
}
