using BenchmarkDotNet.Attributes;
using CsvHelper;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Benchmarks;

/// <summary>
/// Reads the telco data, repeated to about 200 MB, into typed columns: ours against CsvHelper, which is given the same
/// work (numbers parsed, strings interned), and against CsvHelper that only cuts out the fields, neither parsed nor checked.
/// </summary>
[MemoryDiagnoser]
public class CsvReading
{
    private const int Copies = 205;
    private string _path = "";
    private DataSchema _schema = new([]);

    [GlobalSetup]
    public void SetUp()
    {
        var source = FindSample();
        _path = Path.Combine(Path.GetTempPath(), "mlopsbuild-csv-reading.csv");
        var text = File.ReadAllBytes(source);
        var header = text.AsSpan().IndexOf((byte)'\n') + 1;
        using (var file = File.Create(_path))
        {
            file.Write(text.AsSpan(0, header));
            for (var i = 0; i < Copies; i++)
            {
                file.Write(text.AsSpan(header));
            }
        }

        _schema = SchemaInference
            .InferAsync([new DataFile(source, "telco_churn.csv")], CancellationToken.None)
            .GetAwaiter()
            .GetResult();
    }

    [GlobalCleanup]
    public void CleanUp() => File.Delete(_path);

    [Benchmark]
    public int MlOpsBuild() =>
        DataReader
            .ReadAsync([new DataFile(_path, "data.csv")], _schema, CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .RowCount;

    [Benchmark(Baseline = true)]
    public int CsvHelper_Typed()
    {
        using var csv = CsvReader.FromFile(_path, Options);
        var isNumber = csv
            .Headers.Select(n =>
                _schema.Find(n)!.Type is not (ColumnType.Category or ColumnType.Text)
            )
            .ToArray();
        var numbers = isNumber.Select(_ => new List<double>()).ToArray();
        var codes = isNumber.Select(_ => new List<int>()).ToArray();
        var values = isNumber
            .Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))
            .ToArray();
        var rows = 0;
        while (csv.Read())
        {
            for (var c = 0; c < isNumber.Length; c++)
            {
                if (isNumber[c])
                {
                    numbers[c].Add(csv.TryParse<double>(c, out var n) ? n : double.NaN);
                    continue;
                }

                var text = csv.GetString(c);
                if (!values[c].TryGetValue(text, out var code))
                {
                    code = values[c].Count;
                    values[c].Add(text, code);
                }

                codes[c].Add(code);
            }

            rows++;
        }

        return rows;
    }

    [Benchmark]
    public int CsvHelper_FieldsOnly()
    {
        using var csv = CsvReader.FromFile(_path, Options);
        var length = 0;
        while (csv.Read())
        {
            for (var c = 0; c < csv.FieldCount; c++)
            {
                length += csv.GetSpan(c).Length;
            }
        }

        return length;
    }

    private static CsvReaderOptions Options => new() { Separator = ',', PoolStrings = true };

    private static string FindSample()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; )
        {
            var path = Path.Combine(folder, "templates/mlopsbuild/data/telco_churn.csv");
            if (File.Exists(path))
            {
                return path;
            }

            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar));
        }

        throw new FileNotFoundException("telco_churn.csv is not in the repository.");
    }
}
