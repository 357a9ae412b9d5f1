using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Data.Checks;

/// <summary>A small data set with a configuration, to run checks on.</summary>
internal sealed record CheckData(DataTable Table, DataSchema Schema, MlOpsConfig Config)
{
    public DataSplit? Split { get; init; }

    public static CheckData Of(string csv, string label, params string[] columns) =>
        Of(csv, label, TestFolder.Schema(columns));

    public static CheckData Of(string csv, string label, DataSchema schema) =>
        new(
            TestFolder.Read(csv, schema),
            schema,
            new MlOpsConfig
            {
                Model = "test",
                Task = ModelTask.Regression,
                Data = new DataConfig { Source = "data.csv", Label = label },
                Train = new TrainConfig(),
                FilePath = "/project/mlops.yaml",
            }
        );

    /// <summary>100 rows and more: x is noise, y a label that does not depend on it, unless rows say otherwise.</summary>
    public static CheckData Rows(
        int rows,
        Func<int, StableRandom, string> row,
        string label,
        params string[] columns
    )
    {
        var random = new StableRandom(1, "rows");
        var csv = new StringBuilder(string.Join(',', columns.Select(c => c.Split(':')[0])) + "\n");
        for (var i = 0; i < rows; i++)
        {
            csv.Append(row(i, random)).Append('\n');
        }

        return Of(csv.ToString(), label, columns);
    }

    public CheckData As(ModelTask task, string? positive = null) =>
        this with
        {
            Config = Config with { Task = task, Data = Config.Data with { Positive = positive } },
        };

    public CheckData With(string check, CheckConfig config) =>
        this with
        {
            Config = Config with
            {
                Checks = new Dictionary<string, CheckConfig>(StringComparer.Ordinal)
                {
                    [check] = config,
                },
            },
        };

    public CheckData Ignoring(params string[] columns) =>
        this with
        {
            Config = Config with { Data = Config.Data with { Ignore = columns } },
        };

    public DataSplit Parts => Split ?? Splitter.Assign(Table, Config.Data.Split);

    public CheckInput Input(int threads = 1) =>
        new(
            Table,
            Parts,
            Schema,
            Config.Task,
            Config.Data.Label,
            Config.Data.Positive,
            [.. Config.Data.Ignore],
            threads
        );

    public CheckReport Run(int threads = 1) =>
        CheckRunner.Run(Table, Parts, Schema, Config, threads);

    public IReadOnlyList<CheckResult> Results(string check) =>
        [.. Run().Results.Where(r => string.Equals(r.Check, check, StringComparison.Ordinal))];

    public CheckResult Single(string check) => Results(check).ShouldHaveSingleItem();
}
