using System.IO.Compression;

namespace Nuke.Common.IO;

/// <summary>Archives: <c>.zip</c>, <c>.tar.gz</c> and <c>.tar.bz2</c>.</summary>
public static partial class CompressionExtensions
{
    /// <summary>Compresses all files of a directory, by the extension of the archive.</summary>
    public static void CompressTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool> filter = null
    )
    {
        switch (GetKind(archiveFile))
        {
            case ArchiveKind.Zip:
                directory.ZipTo(archiveFile, filter);
                break;
            case ArchiveKind.TarGZip:
                directory.TarGZipTo(archiveFile, filter);
                break;
            default:
                directory.TarBZip2To(archiveFile, filter);
                break;
        }
    }

    /// <summary>Uncompresses an archive into a directory, by the extension of the archive. Existing files are replaced.</summary>
    public static void UncompressTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        switch (GetKind(archiveFile))
        {
            case ArchiveKind.Zip:
                archiveFile.UnZipTo(directory);
                break;
            case ArchiveKind.TarGZip:
                archiveFile.UnTarGZipTo(directory);
                break;
            default:
                archiveFile.UnTarBZip2To(directory);
                break;
        }
    }

    public static void ZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool> filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.CreateNew
    )
    {
        var files = GetFiles(directory, archiveFile, filter);
        using var stream = CreateArchive(archiveFile, fileMode);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
            archive.CreateEntryFromFile(file, GetEntryName(directory, file), compressionLevel);
    }

    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory)
    {
        Assert.FileExists(archiveFile);
        directory.CreateDirectory();
        using var archive = ZipFile.OpenRead(archiveFile);
        foreach (var entry in archive.Entries)
        {
            // Those of directories end with a slash; files bring their directories along.
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
                continue;

            var file = GetEntryPath(archiveFile, directory, entry.FullName);
            file.Parent.CreateDirectory();
            entry.ExtractToFile(file, overwrite: true);
        }
    }

    private static List<AbsolutePath> GetFiles(
        AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool> filter
    )
    {
        Assert.DirectoryExists(directory);
        return
        [
            .. directory
                .GetFiles(depth: int.MaxValue)
                .Where(x => x != archiveFile && (filter is null || filter(x))),
        ];
    }

    private static FileStream CreateArchive(AbsolutePath archiveFile, FileMode fileMode)
    {
        archiveFile.Parent.CreateDirectory();
        var stream = File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
        // What an opened archive had before must not remain behind the end of the new one.
        stream.SetLength(0);
        return stream;
    }

    private static string GetEntryName(AbsolutePath directory, AbsolutePath file)
    {
        Assert.True(
            directory.Contains(file),
            $"File '{file}' must be in directory '{directory}' to be archived"
        );
        return directory.GetUnixRelativePathTo(file);
    }

    /// <summary>Where an entry goes, which must not be outside of the directory.</summary>
    private static AbsolutePath GetEntryPath(
        AbsolutePath archiveFile,
        AbsolutePath directory,
        string name
    )
    {
        var isInside = !PathConstruction.HasPathRoot(name) && !IsAbove(name);
        Assert.True(
            isInside,
            $"Entry '{name}' of archive '{archiveFile}' would be written outside of directory '{directory}'"
        );
        return directory / name;
    }

    private static bool IsAbove(string path) =>
        PathConstruction.NormalizePath(path, PathConstruction.UnixSeparator)
            is ".."
                or ['.', '.', '/', ..];

    private static ArchiveKind GetKind(AbsolutePath archiveFile)
    {
        if (archiveFile.HasExtension(".zip"))
            return ArchiveKind.Zip;

        if (archiveFile.HasExtension(".tar.gz", ".tgz"))
            return ArchiveKind.TarGZip;

        Assert.True(
            archiveFile.HasExtension(".tar.bz2", ".tbz2", ".tbz"),
            $"Unknown archive extension for archive '{archiveFile.Name}'"
        );
        return ArchiveKind.TarBZip2;
    }

    private enum ArchiveKind
    {
        Zip,
        TarGZip,
        TarBZip2,
    }
}
