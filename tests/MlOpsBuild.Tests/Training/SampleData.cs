using System.Runtime.CompilerServices;
using CsvHelper;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Training;

/// <summary>Reads a CSV file with CsvHelper: columns of numbers are numbers, all others categories.</summary>
internal static class SampleData
{
    public static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));

    public static string TelcoPath =>
        Path.Combine(Root(), "templates/mlopsbuild/data/telco_churn.csv");

    public static string ReferencePath(string name) =>
        Path.Combine(Root(), "tests/references", name);

    public static DataTable ReadCsv(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var names = csv.Headers.ToArray();
        var cells = names.Select(_ => new List<string>()).ToArray();
        while (csv.Read())
        {
            for (var c = 0; c < names.Length; c++)
            {
                cells[c].Add(csv.GetString(c));
            }
        }

        return TableOf(names, cells);
    }

    public static DataTable TableOf(string[] names, IReadOnlyList<string>[] cells)
    {
        var hashes = new ulong[cells[0].Count];
        for (var row = 0; row < hashes.Length; row++)
        {
            foreach (var column in cells)
            {
                foreach (var letter in column[row] + "\n")
                {
                    hashes[row] = (hashes[row] ^ letter) * 1099511628211;
                }
            }
        }

        return new DataTable([.. names.Zip(cells, ColumnOf)], hashes, [], new int[names.Length]);
    }

    public static DataColumn ColumnOf(string name, IReadOnlyList<string> cells)
    {
        var numbers = cells.Select(Parse).ToArray();
        if (numbers.All(n => n is not null))
        {
            return new NumberColumn(
                new ColumnSchema { Name = name, Type = ColumnType.Number },
                [.. numbers.Select(n => n!.Value)]
            );
        }

        var values = cells
            .Where(c => c.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return new CategoryColumn(
            new ColumnSchema { Name = name, Type = ColumnType.Category },
            [
                .. cells
                    .Select(c => values.BinarySearch(c, StringComparer.Ordinal))
                    .Select(c => c < 0 ? -1 : c),
            ],
            values
        );
    }

    public static TrainingRequest RequestFor(
        FeatureBuilder builder,
        int[] rows,
        ITrainer trainer,
        string directory,
        Dictionary<string, object>? parameters = null,
        int threads = 1
    ) =>
        new()
        {
            Signature = builder.Signature,
            Features = builder.Features(rows),
            Labels = builder.Labels(rows),
            Parameters = TrainerParameters.Resolve(trainer, parameters ?? []),
            Seed = 42,
            DataDigest = "sha256:" + new string('0', 64),
            OutputDirectory = directory,
            Threads = threads,
        };

    /// <summary>Trains and loads what was written.</summary>
    public static async Task<IScorer> TrainAsync(
        ITrainer trainer,
        FeatureBuilder builder,
        int[] rows,
        Dictionary<string, object>? parameters = null,
        int threads = 1
    )
    {
        using var folder = new TemporaryFolder();
        var request = RequestFor(builder, rows, trainer, folder.Path, parameters, threads);
        await trainer.TrainAsync(request, TestContext.Current.CancellationToken);
        return ModelBundle.Load(folder.Path);
    }

    public static double[] Predict(IScorer scorer, FeatureMatrix features)
    {
        var output = new double[features.RowCount * scorer.Signature.OutputWidth];
        scorer.Score(features, output);
        return output;
    }

    private static double? Parse(string text) =>
        text.Length == 0 ? double.NaN
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
        : null;
}
