using System.Security.Cryptography;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// The digest of a folder. It depends on names and bytes alone: not on time, owner, mode, order, or on how content is
/// stored.
/// </summary>
/// <remarks>
/// <para>The digest of a folder is SHA-256 of its listing in UTF-8: one line per entry,
/// <c>&lt;type&gt; &lt;digest&gt; &lt;size&gt; &lt;name&gt;</c> and a line feed.</para>
/// <para>The type is <c>f</c> for a file and <c>d</c> for a folder. The digest is 64 lower-case hexadecimal digits: of a
/// file SHA-256 of its bytes, of a folder this same digest of it. The size is a decimal number: of a file its bytes, of
/// a folder the sum of the files in it and below. Lines are in the order of the names' bytes in UTF-8.</para>
/// <para>The digest of one tracked file is SHA-256 of its bytes.</para>
/// <para>A folder without any file below it is left out, so that it cannot be told whether there was one.</para>
/// </remarks>
internal static class MerkleTree
{
    private const int Flush = 1 << 16;

    /// <summary>The digest of files in the order of <see cref="TreePath"/>; one with an empty path stands for itself.</summary>
    /// <exception cref="FormatException">A path is a file and a folder.</exception>
    public static Digest DigestOf(IReadOnlyList<TreeFile> files)
    {
        if (files is [{ Path: "" } single])
        {
            return single.Hash.ToDigest();
        }

        var next = 0;
        return Folder(files, ref next, "", out _).ToDigest();
    }

    private static Hash256 Folder(
        IReadOnlyList<TreeFile> files,
        ref int next,
        ReadOnlySpan<char> prefix,
        out long size
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new ByteBuffer(1024);
        size = 0;
        while (
            next < files.Count
            && files[next] is var file
            && file.Path.AsSpan().StartsWith(prefix, StringComparison.Ordinal)
        )
        {
            var rest = file.Path.AsSpan(prefix.Length);
            var slash = rest.IndexOf('/');
            var (entry, length) = (file.Hash, file.Size);
            if (slash < 0)
            {
                next++;
            }
            else
            {
                entry = Folder(
                    files,
                    ref next,
                    file.Path.AsSpan(0, prefix.Length + slash + 1),
                    out length
                );
            }

            lines.Append(slash < 0 ? "f "u8 : "d "u8);
            lines.AppendHex(entry);
            lines.Append((byte)' ');
            lines.AppendDecimal(length);
            lines.Append((byte)' ');
            lines.Append(slash < 0 ? rest : rest[..slash]);
            lines.Append((byte)'\n');
            size = checked(size + length);
            if (lines.Length > Flush)
            {
                hash.AppendData(lines.Span);
                lines.Clear();
            }
        }

        hash.AppendData(lines.Span);
        return Hash256.Of(hash);
    }
}
