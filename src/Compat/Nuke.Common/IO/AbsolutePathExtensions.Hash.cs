using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The MD5 digest of the content, in lower-case hexadecimal digits.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        Assert.FileExists(path);
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }

    /// <summary>The MD5 digest of the names and contents of all files below.</summary>
    public static string GetDirectoryHash(
        this AbsolutePath path,
        Func<AbsolutePath, bool> includeFile = null
    )
    {
        Assert.DirectoryExists(path);
        return Directory
            .EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(AbsolutePath.Create)
            .Where(x => includeFile is null || includeFile(x))
            .GetFileSetHash(path);
    }

    /// <summary>The MD5 digest of each file's name relative to a directory, with slashes, and its content, ordered by name.</summary>
    public static string GetFileSetHash(this IEnumerable<AbsolutePath> paths, string baseDirectory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var path in paths.Distinct().OrderBy(x => (string)x, StringComparer.Ordinal))
        {
            Assert.FileExists(path);
            string name = PathConstruction.GetUnixRelativePath(baseDirectory, path);
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
