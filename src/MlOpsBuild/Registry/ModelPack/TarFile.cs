namespace MlOpsBuild.Registry.ModelPack;

/// <summary>A file that goes into an archive.</summary>
/// <param name="Path">
/// Its path there: relative, forward slashes, without <c>.</c>, <c>..</c>, backslashes, colons and control characters.
/// </param>
/// <param name="Source">The file on disk that holds its bytes.</param>
/// <param name="Executable">
/// Whether its mode is 0755 instead of 0644. It is said by the caller, because not every file system knows.
/// </param>
public sealed record TarFile(string Path, string Source, bool Executable = false)
{
    /// <summary>
    /// Opens its bytes where they are in no file; the stream knows its length. <value>The default value is
    /// <see langword="null"/>: <see cref="Source"/> is opened.</value>
    /// </summary>
    internal Func<Stream>? Content { get; init; }

    /// <summary>A file whose bytes are in memory.</summary>
    public static TarFile Of(string path, byte[] bytes) =>
        new(path, "memory") { Content = () => new MemoryStream(bytes, writable: false) };

    /// <summary>A file that is itself an archive, made while it is read; see <see cref="DeterministicTar.OpenRead"/>.</summary>
    /// <exception cref="TarFormatException">As for <see cref="DeterministicTar.OpenRead"/>.</exception>
    public static TarFile Archive(
        string path,
        IReadOnlyCollection<TarFile> files,
        bool withFolders
    ) => new(path, "archive") { Content = () => DeterministicTar.OpenRead(files, withFolders) };
}
