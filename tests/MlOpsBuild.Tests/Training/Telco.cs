using System.Text.Json;
using MlOpsBuild.Data;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Training;

/// <summary>The telco data, split as the scikit-learn reference was.</summary>
internal sealed record Telco(DataTable Table, int[] Train, int[] Test)
{
    public static Telco Load()
    {
        var table = SampleData.ReadCsv(SampleData.TelcoPath);
        var test = JsonSerializer.Deserialize<int[]>(
            File.ReadAllBytes(SampleData.ReferencePath("telco_test_rows.json"))
        )!;
        return new Telco(table, [.. Enumerable.Range(0, table.RowCount).Except(test)], test);
    }

    public FeatureBuilder Builder(
        ModelTask task,
        string label,
        string? positive,
        params string[] ignore
    ) => FeatureBuilder.Create(Table, task, label, positive, ignore, Train);
}
