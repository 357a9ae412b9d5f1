using System.Formats.Tar;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.BZip2;

namespace Nuke.Common.IO;

public static partial class CompressionExtensions
{
    private const UnixFileMode Permissions =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static void TarGZipTo(
        this AbsolutePath baseDirectory,
        AbsolutePath archiveFile,
        IEnumerable<AbsolutePath> files,
        FileMode fileMode = FileMode.CreateNew
    ) => WriteTar(baseDirectory, archiveFile, [.. files], fileMode, CompressGZip);

    public static void TarGZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool> filter = null,
        FileMode fileMode = FileMode.CreateNew
    ) => directory.TarGZipTo(archiveFile, GetFiles(directory, archiveFile, filter), fileMode);

    public static void TarBZip2To(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        IEnumerable<AbsolutePath> files,
        FileMode fileMode = FileMode.CreateNew
    ) => WriteTar(directory, archiveFile, [.. files], fileMode, x => new BZip2OutputStream(x));

    public static void TarBZip2To(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool> filter = null,
        FileMode fileMode = FileMode.CreateNew
    ) => directory.TarBZip2To(archiveFile, GetFiles(directory, archiveFile, filter), fileMode);

    public static void UnTarGZipTo(this AbsolutePath archiveFile, AbsolutePath directory) =>
        ReadTar(archiveFile, directory, x => new GZipStream(x, CompressionMode.Decompress));

    public static void UnTarBZip2To(this AbsolutePath archiveFile, AbsolutePath directory) =>
        ReadTar(archiveFile, directory, x => new BZip2InputStream(x));

    private static GZipStream CompressGZip(Stream stream) => new(stream, CompressionLevel.Optimal);

    private static void WriteTar(
        AbsolutePath directory,
        AbsolutePath archiveFile,
        List<AbsolutePath> files,
        FileMode fileMode,
        Func<Stream, Stream> compress
    )
    {
        using var stream = CreateArchive(archiveFile, fileMode);
        using var compressed = compress(stream);
        using var writer = new TarWriter(compressed, TarEntryFormat.Gnu);
        foreach (var file in files)
        {
            using var content = File.OpenRead(file);
            var entry = new GnuTarEntry(TarEntryType.RegularFile, GetEntryName(directory, file))
            {
                DataStream = content,
                ModificationTime = new DateTimeOffset(File.GetLastWriteTimeUtc(file)),
            };
            if (!OperatingSystem.IsWindows())
                entry.Mode = File.GetUnixFileMode(content.SafeFileHandle) & Permissions;

            writer.WriteEntry(entry);
        }
    }

    private static void ReadTar(
        AbsolutePath archiveFile,
        AbsolutePath directory,
        Func<Stream, Stream> uncompress
    )
    {
        Assert.FileExists(archiveFile);
        directory.CreateDirectory();
        using var stream = File.OpenRead(archiveFile);
        using var uncompressed = uncompress(stream);
        using var reader = new TarReader(uncompressed);
        while (reader.GetNextEntry() is { } entry)
        {
            if (
                entry.EntryType
                is not (TarEntryType.GlobalExtendedAttributes or TarEntryType.DirectoryList)
            )
                Extract(entry, archiveFile, directory);
        }
    }

    private static void Extract(TarEntry entry, AbsolutePath archiveFile, AbsolutePath directory)
    {
        var path = GetEntryPath(archiveFile, directory, entry.Name);
        AssertNoLink(path.Parent);
        if (entry.EntryType == TarEntryType.Directory)
        {
            if (path != directory)
                AssertNoLink(path);

            path.CreateDirectory();
            return;
        }

        path.Parent.CreateDirectory();
        // A file that is there may be a link, which must be replaced and not followed.
        File.Delete(path);
        switch (entry.EntryType)
        {
            case TarEntryType.RegularFile
            or TarEntryType.V7RegularFile
            or TarEntryType.ContiguousFile:
                ExtractFile(entry, path);
                break;
            case TarEntryType.HardLink:
                var source = GetEntryPath(archiveFile, directory, entry.LinkName);
                AssertNoLink(source);
                File.Copy(source, path);
                break;
            case TarEntryType.SymbolicLink:
                string parent = directory.GetUnixRelativePathTo(path.Parent);
                GetEntryPath(archiveFile, directory, Combine(parent, entry.LinkName));
                File.CreateSymbolicLink(path, entry.LinkName);
                break;
            default:
                throw new NotSupportedException(
                    $"Entry '{entry.Name}' of archive '{archiveFile}' is neither a file, a directory nor a link"
                );
        }

        // A link of an entry before could lead anywhere.
        void AssertNoLink(AbsolutePath location)
        {
            for (
                var current = location;
                current != directory && directory.Contains(current);
                current = current.Parent
            )
                Assert.True(
                    new FileInfo(current).LinkTarget is null,
                    $"Entry '{entry.Name}' of archive '{archiveFile}' must not be behind the link '{current}'"
                );
        }
    }

    private static void ExtractFile(TarEntry entry, AbsolutePath path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = entry.Mode & Permissions;

        using (var stream = new FileStream(path, options))
            entry.DataStream?.CopyTo(stream);

        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
    }

    /// <summary>A link as seen from the directory; one with a root stays so.</summary>
    private static string Combine(string parent, string link) =>
        parent.Length == 0 || PathConstruction.HasPathRoot(link) ? link : parent + "/" + link;
}
