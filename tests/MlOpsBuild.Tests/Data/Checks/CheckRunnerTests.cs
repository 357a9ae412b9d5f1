using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Data.Checks;

public class CheckRunnerTests
{
    private static async Task<CheckData> Telco()
    {
        var file = new DataFile(
            TestFolder.InRepository("templates/mlopsbuild/data/telco_churn.csv"),
            "telco_churn.csv"
        );
        var schema = await SchemaInference.InferAsync([file], CancellationToken.None);
        var table = await DataReader.ReadAsync([file], schema, CancellationToken.None);
        var empty = CheckData.Of("churn\n1\n", "churn", "churn:number");
        return new CheckData(table, schema, empty.Config).As(ModelTask.Binary, "Yes");
    }

    [Fact]
    public void Every_check_has_its_name()
    {
        Catalog<IDataCheck>.Names.ShouldBe([
            "constant",
            "drift",
            "duplicates",
            "identifier",
            "label",
            "leakage",
            "nulls",
            "ranges",
            "rows",
            "types",
            "values",
        ]);
        Catalog<IDataCheck>.All.ShouldAllBe(c => c.Description.EndsWith('.'));
    }

    [Fact]
    public async Task The_sample_passes()
    {
        var report = (await Telco()).Run();
        report.Outcome.ShouldBe(CheckOutcome.Pass, string.Join('\n', report.Results));
        (report.Rows, report.TrainRows + report.TestRows).ShouldBe((7043, 7043));
        report.Results.Select(r => r.Check).ShouldBe(Catalog<IDataCheck>.Names);
        report.Columns.Count.ShouldBe(20);
        report.Columns[0].Top[0].ShouldBe(new("No", 5174));
    }

    [Fact]
    public async Task Threads_change_no_byte()
    {
        var data = await Telco();
        var one = CheckReportJson.Write(data.Run(threads: 1));
        CheckReportJson.Write(data.Run(threads: 2)).ShouldBe(one);
        CheckReportJson.Write(data.Run(threads: 7)).ShouldBe(one);
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var report = CheckData
            .Of("y,b,a\n1,,\n2,1,\n3,1,1\n", "y", "y:number", "b:integer", "a:integer")
            .Run();
        report
            .Results.Select(r => (r.Outcome, r.Check, r.Column))
            .Take(3)
            .ShouldBe([
                (CheckOutcome.Fail, "nulls", "a"),
                (CheckOutcome.Fail, "nulls", "b"),
                (CheckOutcome.Fail, "rows", null),
            ]);
    }

    [Fact]
    public void One_row_is_a_clear_rejection()
    {
        var report = CheckData
            .Of("y,x\n1,2\n", "y", "y:category", "x:integer")
            .As(ModelTask.Binary, "1")
            .Run();
        report.Outcome.ShouldBe(CheckOutcome.Fail);
        Rejection
            .Of(report)
            .Message.ShouldStartWith("data rejected: label y: It has 1 class, '1'; a binary task needs 2; ");
    }

    [Fact]
    public void Unknown_names_are_wrong_usage()
    {
        var data = CheckData.Of("y,x\n1,2\n", "y", "y:number", "x:integer");
        Should
            .Throw<UsageException>(() => data.With("nuls", new CheckConfig { Line = 12 }).Run())
            .Message.ShouldStartWith(
                "mlops.yaml:12: There is no check 'nuls'. Did you mean 'nulls'? Expected one of: constant, drift,"
            );
        Should
            .Throw<UsageException>(() => data.Ignoring("z").Run())
            .Message.ShouldBe(
                "mlops.yaml: data.ignore names the column 'z', which the schema (data/schema.yaml) does not have. Did you mean 'y'?"
            );
    }
}
