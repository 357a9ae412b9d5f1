using System.IO.Compression;
using System.Text;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Tests.Data;

/// <summary>A folder with data files, gone when disposed.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlopsbuild-data-").FullName;

    public DataFile Write(string name, string content) =>
        Write(name, Encoding.UTF8.GetBytes(content));

    public DataFile Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var file = File.Create(path);
            using var gzip = new GZipStream(file, CompressionLevel.Fastest);
            gzip.Write(content);
        }
        else
        {
            File.WriteAllBytes(path, content);
        }

        return new DataFile(path, name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Reads one file of that name and content.</summary>
    public static DataTable Read(string content, DataSchema schema, string name = "data.csv")
    {
        using var folder = new TestFolder();
        return folder.ReadAll(schema, folder.Write(name, content));
    }

    public static DataTable Read(byte[] content, DataSchema schema, string name = "data.csv")
    {
        using var folder = new TestFolder();
        return folder.ReadAll(schema, folder.Write(name, content));
    }

    public DataTable ReadAll(DataSchema schema, params DataFile[] files) =>
        DataReader.ReadAsync(files, schema, CancellationToken.None).GetAwaiter().GetResult();

    public static DataSchema Infer(string content, string name = "data.csv")
    {
        using var folder = new TestFolder();
        return SchemaInference
            .InferAsync([folder.Write(name, content)], CancellationToken.None)
            .GetAwaiter()
            .GetResult();
    }

    /// <summary>A schema from <c>name:type</c>, with <c>?</c> at the end for nullable.</summary>
    public static DataSchema Schema(params string[] columns) =>
        new([
            .. columns.Select(c =>
            {
                var parts = c.TrimEnd('?').Split(':');
                return new ColumnSchema
                {
                    Name = parts[0],
                    Type = Enum.Parse<ColumnType>(parts[1], ignoreCase: true),
                    Nullable = c.EndsWith('?'),
                };
            }),
        ])
        {
            File = "data/schema.yaml",
        };

    public static double[] Numbers(DataTable table, string column) =>
        ((NumberColumn)table.Find(column)!).Values.ToArray();

    /// <summary>The texts of a column; <see langword="null"/> is missing.</summary>
    public static string?[] Texts(DataTable table, string column)
    {
        var found = (CategoryColumn)table.Find(column)!;
        return [.. found.Codes.ToArray().Select(c => c < 0 ? null : found.Values[c])];
    }

    /// <summary>The file of that path below the repository's root.</summary>
    public static string InRepository(string path) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "../../../..", path));

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        here;
}
