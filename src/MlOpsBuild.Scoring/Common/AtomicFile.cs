namespace MlOpsBuild.Common;

/// <summary>Writes files so that a crash at any moment leaves the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Marks a file that a crash may leave behind: its name starts with the target's, then this.</summary>
    public const string TemporaryMarker = ".tmp-";

    /// <summary>
    /// Writes to a temporary file in <paramref name="temporaryDirectory"/> (the default is the folder of
    /// <paramref name="path"/>; must be on the same file system), flushes it to disk and renames it.
    /// </summary>
    public static void Write(
        string path,
        ReadOnlySpan<byte> content,
        string? temporaryDirectory = null
    )
    {
        var temporary = TemporaryPathFor(path, temporaryDirectory);
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

            if (temporaryDirectory is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// A name for a temporary file that no other process or thread uses, beside <paramref name="path"/> or in
    /// <paramref name="directory"/>, which is created.
    /// </summary>
    public static string TemporaryPathFor(string path, string? directory = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        directory ??= Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.Combine(directory, Path.GetFileName(path))}{TemporaryMarker}{Environment.ProcessId}-{Interlocked.Increment(ref s_counter)}"
        );
    }

    /// <summary>
    /// The process that made a temporary file, from its name; <see langword="null"/> if it is no such name.
    /// </summary>
    public static int? OwnerOf(string temporaryPath)
    {
        var name = Path.GetFileName(temporaryPath.AsSpan());
        var marker = name.LastIndexOf(TemporaryMarker, StringComparison.Ordinal);
        if (marker < 0)
        {
            return null;
        }

        var tail = name[(marker + TemporaryMarker.Length)..];
        var dash = tail.IndexOf('-');
        return dash > 0 && int.TryParse(tail[..dash], NumberStyles.None, null, out var owner)
            ? owner
            : null;
    }

    private static int s_counter;
}
