using System.Formats.Tar;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>Tar archives in memory.</summary>
public static class Archives
{
    public static MemoryStream Tar(params (string Name, byte[] Content)[] files)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                writer.WriteEntry(
                    new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        DataStream = new MemoryStream(content),
                        Mode = (UnixFileMode)0b111_101_101,
                        ModificationTime = DateTimeOffset.UnixEpoch,
                    }
                );
            }
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>The files of an archive: name and text.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(Stream archive)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var reader = new TarReader(archive);
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
        {
            using var text = new StreamReader(entry.DataStream ?? Stream.Null);
            files[entry.Name] = await text.ReadToEndAsync();
        }

        return files;
    }
}
