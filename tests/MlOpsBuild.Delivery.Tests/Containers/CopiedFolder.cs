namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>A copy of a folder with other times and rights.</summary>
internal sealed class CopiedFolder : IDisposable
{
    public CopiedFolder(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.SetLastWriteTimeUtc(copy, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mlops-copy-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
