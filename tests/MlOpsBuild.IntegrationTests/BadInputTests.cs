using System.Text;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Bad input: one clear error with its place, the documented exit code, nothing half-written.</summary>
public sealed class BadInputTests
{
    private static readonly string[] Rows = File.ReadAllLines(
        Path.Combine(Programs.Repository, "templates", "mlopsbuild", "data", "telco_churn.csv")
    );

    public static TheoryData<string, int, string[]> Cases() =>
        new()
        {
            { "missing file", 2, ["data/telco_churn.csv"] },
            { "empty file", 2, ["data/telco_churn.csv", "empty"] },
            { "header only", 2, ["data/telco_churn.csv", "no rows"] },
            { "one row", 3, ["1 row"] },
            { "unknown label", 2, ["mlops.yaml:", "churned", "Did you mean 'churn'?"] },
            { "one class", 3, ["label churn", "found 'No'"] },
            { "all-null column", 3, ["nulls", "tenure"] },
            { "NaN label", 3, ["label", "churn"] },
            { "non-UTF-8", 2, ["data/telco_churn.csv:3", "UTF-8"] },
            { "duplicate header", 2, ["data/telco_churn.csv:1", "tenure"] },
            { "column missing from the schema", 2, ["extra", "schema.yaml"] },
            { "column missing from the data", 2, ["tenure", "data/telco_churn.csv"] },
            { "short row", 2, ["data/telco_churn.csv:4"] },
            { "unknown key", 2, ["mlops.yaml:", "trian", "Did you mean 'train'?"] },
            { "not YAML", 2, ["mlops.yaml:"] },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad_input_is_told_in_place(string kind, int exitCode, string[] parts)
    {
        using var project = new SampleProject();
        var before = project.Locks();
        Break(project, kind);
        var run = project.Run("Report").ShouldEndWith(exitCode).ShouldShowNoStack();
        foreach (var part in parts)
        {
            run.ShouldSay(part);
        }

        // what is there of locks is whole: the old one or a new one
        foreach (var (file, text) in project.Locks())
        {
            System.Text.Json.JsonDocument.Parse(text).Dispose();
            if (exitCode == 2 || file != "check-data.json")
            {
                text.ShouldBe(before[file]);
            }
        }

        if (exitCode == 3)
        {
            File.ReadAllText(project.PathOf("artifacts", "report", "report.md"))
                .ShouldContain("rejected", Case.Insensitive);
        }
    }

    [Fact]
    public void A_missing_configuration_says_where_it_looked()
    {
        using var project = new SampleProject();
        File.Delete(project.Config);
        project.Run("Report").ShouldEndWith(2).ShouldSay("mlops.yaml").ShouldShowNoStack();
    }

    private static void Break(SampleProject project, string kind)
    {
        switch (kind)
        {
            case "missing file":
                File.Delete(project.Data);
                break;
            case "empty file":
                File.WriteAllText(project.Data, "");
                break;
            case "header only":
                File.WriteAllText(project.Data, Rows[0] + "\n");
                break;
            case "one row":
                File.WriteAllText(project.Data, Rows[0] + "\n" + Rows[1] + "\n");
                break;
            case "unknown label":
                project.Edit(project.Config, "label: churn", "label: churned");
                break;
            case "one class":
                WriteRows(
                    project,
                    Rows.Where((r, i) => i == 0 || r.StartsWith("\"No\"", StringComparison.Ordinal))
                );
                break;
            case "all-null column":
                WriteRows(project, Rows.Select((r, i) => i == 0 ? r : ReplaceField(r, 5, "")));
                break;
            case "NaN label":
                WriteRows(project, Rows.Select((r, i) => i == 2 ? ReplaceField(r, 0, "") : r));
                break;
            case "non-UTF-8":
                var bytes = File.ReadAllBytes(project.Data);
                var line3 = Encoding.UTF8.GetByteCount(Rows[0] + "\n" + Rows[1] + "\n");
                bytes[line3 + 1] = 0xFF;
                File.WriteAllBytes(project.Data, bytes);
                break;
            case "duplicate header":
                WriteRows(
                    project,
                    Rows.Select(
                        (r, i) =>
                            i == 0
                                ? r.Replace(
                                    "\"phone_service\"",
                                    "\"tenure\"",
                                    StringComparison.Ordinal
                                )
                                : r
                    )
                );
                break;
            case "column missing from the schema":
                WriteRows(project, Rows.Select((r, i) => r + (i == 0 ? ",\"extra\"" : ",1")));
                break;
            case "column missing from the data":
                WriteRows(
                    project,
                    Rows.Select(r => string.Join(',', r.Split(',').Where((_, c) => c != 5)))
                );
                break;
            case "short row":
                WriteRows(project, Rows.Select((r, i) => i == 3 ? "\"No\",1" : r));
                break;
            case "unknown key":
                project.Edit(project.Config, "train:", "trian:");
                break;
            case "not YAML":
                File.WriteAllText(project.Config, "model: [unclosed\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such case");
        }
    }

    private static void WriteRows(SampleProject project, IEnumerable<string> rows) =>
        File.WriteAllText(project.Data, string.Join('\n', rows) + "\n");

    private static string ReplaceField(string row, int field, string value)
    {
        var parts = row.Split(',');
        parts[field] = value;
        return string.Join(',', parts);
    }
}
