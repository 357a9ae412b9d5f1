using System.IO.Compression;

namespace MlOpsBuild.MLNet.Training;

/// <summary>
/// Writes ML.NET's archive so that equal models are equal bytes: entries in ordinal order, their times 1980-01-01 (the earliest that
/// the format knows; ML.NET writes the clock's), not compressed, for compressors differ.
/// </summary>
internal static class ModelZip
{
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a file with the entries of <paramref name="saved"/>.</summary>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static void Write(string path, Stream saved)
    {
        using var source = new ZipArchive(saved, ZipArchiveMode.Read, leaveOpen: true);
        using var file = File.Create(path);
        using var target = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var entry in source.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
            copy.LastWriteTime = Earliest;
            using var from = entry.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }
    }
}
