using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>How a data file is written, told by its name.</summary>
/// <param name="Delimiter">What separates fields, or 0 for JSON lines.</param>
/// <param name="Compressed">Whether it is a gzip file.</param>
internal readonly record struct DataFormat(byte Delimiter, bool Compressed)
{
    public const string Supported = ".csv, .tsv or .jsonl, each also with .gz";

    public bool IsJsonLines => Delimiter == 0;

    /// <exception cref="UsageException">The name ends otherwise.</exception>
    public static DataFormat Of(string displayPath)
    {
        var name = displayPath;
        var compressed = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (compressed)
        {
            name = name[..^3];
        }

        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => new DataFormat((byte)',', compressed),
            ".tsv" => new DataFormat((byte)'\t', compressed),
            ".jsonl" => new DataFormat(0, compressed),
            var other => throw new UsageException(
                $"The format '{(other.Length == 0 ? Path.GetFileName(name) : other)}' cannot be read; expected {Supported}. Convert the file.",
                new SourceLocation(displayPath)
            ),
        };
    }

    public static bool IsSupported(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".jsonl";
    }
}
