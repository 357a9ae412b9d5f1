using System.Security.Cryptography;
using System.Text;

namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// The id that Git gives a file's content: SHA-1 of <c>blob</c>, a space, the length, a zero byte and the bytes.
/// </summary>
internal static class GitBlobId
{
    /// <summary>
    /// Whether a file has the content of a blob; a file that does not exist matches <see langword="null"/>. An unchanged
    /// file (size and time of last write) is not hashed twice.
    /// </summary>
    public static bool Matches(string file, string? id, GitObjectCache cache)
    {
        var info = new FileInfo(file);
        if (!info.Exists || id is null)
        {
            return !info.Exists && id is null;
        }

        var question = string.Create(
            CultureInfo.InvariantCulture,
            $"work {info.FullName} {info.Length} {info.LastWriteTimeUtc.Ticks}"
        );
        string current;
        if (cache.Find(question) is { } known)
        {
            current = Encoding.ASCII.GetString(known);
        }
        else
        {
            using var stream = info.OpenRead();
            current = Of(stream, info.Length);
            cache.Keep(question, Encoding.ASCII.GetBytes(current));
        }

        return current == id || OfUnixLines(file) == id;
    }

    /// <summary>The id of what a stream holds.</summary>
    public static string Of(Stream content, long length)
    {
#pragma warning disable CA5350 // Git's object format
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        sha.AppendData(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {length}\0"))
        );
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0; )
        {
            sha.AppendData(buffer.AsSpan(0, read));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    // Where Git checks text out with CR LF, its blobs still have LF.
    private static string? OfUnixLines(string file)
    {
        if (new FileInfo(file).Length > 1 << 28)
        {
            return null;
        }

        var bytes = File.ReadAllBytes(file);
        if (bytes.AsSpan().IndexOf("\r\n"u8) < 0)
        {
            return null;
        }

        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')
            {
                bytes[length++] = bytes[i];
            }
        }

        using var stream = new MemoryStream(bytes, 0, length);
        return Of(stream, length);
    }
}
