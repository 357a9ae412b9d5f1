namespace MlOpsBuild.Common;

/// <summary>Writes files so that a crash at any moment leaves the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Marks a file that a crash may leave behind: its name starts with the target's, then this.</summary>
    public const string TemporaryMarker = ".tmp-";

    /// <summary>Writes to a temporary file beside <paramref name="path"/>, flushes it to disk and renames it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = TemporaryPathFor(path);
        try
        {
            using (
                var stream = new FileStream(
                    temporary,
                    FileMode.Create,
                    FileAccess.Write,
                    FileShare.None,
                    0
                )
            )
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>A name beside <paramref name="path"/> that no other process or thread uses.</summary>
    public static string TemporaryPathFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{path}{TemporaryMarker}{Environment.ProcessId}-{Interlocked.Increment(ref s_counter)}"
        );
    }

    private static int s_counter;
}
