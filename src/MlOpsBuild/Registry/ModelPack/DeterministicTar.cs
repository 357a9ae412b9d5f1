namespace MlOpsBuild.Registry.ModelPack;

/// <summary>
/// Archives that depend on the names and bytes of their files alone: ustar, with a pax header only where a name or size
/// does not fit; files only unless folders are asked for, in ordinal order of their names; mode 0644 or 0755; owner 0,
/// time 0, no owner names; two blocks of zeros at the end. Read back with distrust: see <see cref="ExtractAsync"/>.
/// </summary>
public static class DeterministicTar
{
    /// <summary>Opens the archive of some files as a stream, made while it is read (asynchronously only).</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="withFolders">
    /// Whether the folders that the files are in have entries of their own, mode 0755: whoever unpacks the archive does not
    /// make them up then, with the time of that moment. <value>The default value is <see langword="false"/>.</value>
    /// </param>
    /// <returns>The stream; it knows its length.</returns>
    /// <exception cref="TarFormatException">
    /// A name is unsafe, there twice or different from another by case only; while reading: a file cannot be read or
    /// changed.
    /// </exception>
    public static Stream OpenRead(IEnumerable<TarFile> files, bool withFolders = false)
    {
        ArgumentNullException.ThrowIfNull(files);
        TarFile[] sorted = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        var names = new TarNames();
        foreach (var file in sorted)
        {
            names.Add(file.Path, isDirectory: false);
        }

        IEnumerable<TarPart> folders = withFolders
            ? sorted
                .SelectMany(f => FoldersOf(f.Path))
                .Distinct(StringComparer.Ordinal)
                .Select(f => new TarPart(f, null))
            : [];
        return new TarStream([
            .. sorted
                .Select(f => new TarPart(f.Path, f))
                .Concat(folders)
                .OrderBy(p => p.Path, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Writes the archive of some files.</summary>
    /// <exception cref="TarFormatException">As for <see cref="OpenRead"/>.</exception>
    public static async Task WriteAsync(
        IEnumerable<TarFile> files,
        Stream target,
        CancellationToken cancellationToken
    )
    {
        await using var archive = OpenRead(files);
        await archive.CopyToAsync(target, cancellationToken);
    }

    /// <summary>
    /// Unpacks an archive into a folder that must not be there or be empty; it appears whole or not at all. Refused
    /// are <c>..</c>, absolute and unsafe names, links, devices, sparse files, names that are there twice or differ by
    /// case only, what is over the limits, and anything behind the end.
    /// </summary>
    /// <returns>The entries, in the archive's order.</returns>
    /// <exception cref="TarFormatException">The archive is damaged or refused, or the folder is not empty.</exception>
    public static async Task<IReadOnlyList<TarEntry>> ExtractAsync(
        Stream archive,
        string folder,
        TarLimits? limits,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(archive);
        await using var target = TarFolder.Create(folder);
        var entries = await target.AddAsync(
            archive,
            limits ?? TarLimits.Default,
            cancellationToken
        );
        target.Commit();
        return [.. entries.Select(e => e.Entry)];
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (
            var i = path.IndexOf('/', StringComparison.Ordinal);
            i >= 0;
            i = path.IndexOf('/', i + 1)
        )
        {
            yield return path[..i];
        }
    }
}
