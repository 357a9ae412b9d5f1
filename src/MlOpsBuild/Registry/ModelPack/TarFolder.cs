using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>A folder that archives are unpacked into beside its place and that is moved there when all are in.</summary>
internal sealed class TarFolder : IAsyncDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly TarNames _names = new();

    private TarFolder(string target, string temporary) =>
        (_target, _temporary) = (target, temporary);

    /// <exception cref="TarFormatException">The folder has something in it, or cannot be made.</exception>
    public static TarFolder Create(string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (
            File.Exists(target)
            || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        )
        {
            throw new TarFormatException(
                $"{target} is there and not empty; choose a new or an empty folder."
            );
        }

        try
        {
            var temporary = AtomicFile.TemporaryPathFor(target);
            Directory.CreateDirectory(temporary);
            return new TarFolder(target, temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, e);
        }
    }

    public async Task<IReadOnlyList<(TarEntry Entry, Digest Digest)>> AddAsync(
        Stream archive,
        TarLimits limits,
        CancellationToken cancellationToken
    )
    {
        var reader = new TarReader(archive, limits, _names);
        var entries = new List<(TarEntry, Digest)>();
        while (await reader.NextAsync(cancellationToken) is { } entry)
        {
            entries.Add((entry, await AddAsync(reader, entry, cancellationToken)));
        }

        return entries;
    }

    public void Commit()
    {
        try
        {
            if (Directory.Exists(_target))
            {
                Directory.Delete(_target);
            }

            Directory.Move(_temporary, _target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_target, e);
        }
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(_temporary))
        {
            Directory.Delete(_temporary, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private async Task<Digest> AddAsync(
        TarReader reader,
        TarEntry entry,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(_temporary, entry.Path.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            if (entry.IsDirectory)
            {
                Directory.CreateDirectory(path);
                return default;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Digest digest;
            await using (
                var file = new FileStream(
                    path,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    0
                )
            )
            {
                digest = await reader.CopyAsync(entry, file, cancellationToken);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    path,
                    (UnixFileMode)(entry.Executable ? 0b111_101_101 : 0b110_100_100)
                );
            }

            return digest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_target, e);
        }
    }

    private static TarFormatException Unwritable(string target, Exception e) =>
        new($"Cannot unpack into {target}: {e.Message}", e);
}
