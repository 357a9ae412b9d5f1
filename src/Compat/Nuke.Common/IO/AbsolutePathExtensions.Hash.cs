using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>A digest of the content, in lower-case hexadecimal digits.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        Assert.FileExists(path);
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }

    /// <summary>A digest of the names and contents of all files below.</summary>
    public static string GetDirectoryHash(
        this AbsolutePath path,
        Func<AbsolutePath, bool> includeFile = null
    )
    {
        Assert.DirectoryExists(path);
        return Directory
            .EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(AbsolutePath.Create)
            .Where(x => includeFile?.Invoke(x) != false)
            .GetFileSetHash(path);
    }

    /// <summary>A digest of the contents of files and of their names relative to a directory.</summary>
    public static string GetFileSetHash(this IEnumerable<AbsolutePath> paths, string baseDirectory)
    {
        var files = paths
            .Select(x =>
                (Path: x, Name: (string)PathConstruction.GetUnixRelativePath(baseDirectory, x))
            )
            .OrderBy(x => x.Name, StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (path, name) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
