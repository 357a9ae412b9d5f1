using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Benchmarks;

/// <summary>
/// Writes what serve.sh measures: a folder to serve with a model of 100 trees on features like those of the census-income data,
/// rows for it, and scripts for wrk that send one of them.
/// </summary>
internal static class ServingFolder
{
    private const int Trees = 100;
    private const int Rows = 1000;

    public static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await SampleServing.WriteModelAsync(
            Path.Combine(folder, "champion"),
            SampleServing.Adult,
            model: "adult",
            trees: Trees,
            rows: 20_000
        );
        SampleServing.WriteSettings(
            folder,
            new ServeSettings
            {
                Model = "adult",
                Models = [new ServedModelSettings { Name = "champion", Path = "champion" }],
            }
        );
        var random = new StableRandom(2, "rows to serve");
        var rows = Enumerable
            .Range(0, Rows)
            .Select(_ => SampleServing.Row(SampleServing.Adult, random))
            .ToArray();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "rows.jsonl"),
            string.Join('\n', rows) + "\n"
        );
        await WriteScriptAsync(folder, "predict", rows[0]);
        await WriteScriptAsync(folder, "infer", Infer(rows[0]));
    }

    private static string Infer(string row)
    {
        using var document = System.Text.Json.JsonDocument.Parse(row);
        var inputs = new StringBuilder();
        foreach (var feature in SampleServing.Adult)
        {
            var type = feature.Type switch
            {
                FeatureType.Category => "BYTES",
                FeatureType.Integer => "INT64",
                _ => "FP64",
            };
            var value = document.RootElement.GetProperty(feature.Name).GetRawText();
            inputs
                .Append(inputs.Length > 0 ? "," : "")
                .Append(
                    $"{{\"name\":\"{feature.Name}\",\"shape\":[1],\"datatype\":\"{type}\",\"data\":[{value}]}}"
                );
        }

        return $"{{\"inputs\":[{inputs}]}}";
    }

    private static Task WriteScriptAsync(string folder, string name, string body) =>
        File.WriteAllTextAsync(
            Path.Combine(folder, $"{name}.lua"),
            $"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.body = [[{body}]]

            """
        );
}
