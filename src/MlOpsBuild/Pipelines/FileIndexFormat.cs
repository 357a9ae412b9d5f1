using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// The bytes of <c>.mlops/index</c>: a header, one line a file (<c>digest size modified changed inode path</c>), and
/// a last line with the digest of all before, without which nothing in it is believed.
/// </summary>
internal static class FileIndexFormat
{
    private const string Header = "mlops-index 1\n";
    private const int FooterLength = 72;

    public static byte[] Write(IEnumerable<KeyValuePair<string, FileIndexEntry>> entries)
    {
        var text = new StringBuilder(Header);
        foreach (var (path, (stamp, digest)) in entries)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{digest.Hex} {stamp.Size} {stamp.Modified} {stamp.Changed} {stamp.Inode} {path}\n"
            );
        }

        var body = Encoding.UTF8.GetBytes(text.ToString());
        return [.. body, .. Encoding.ASCII.GetBytes(Digest.Of(body) + "\n")];
    }

    /// <summary>The entries; none when the bytes are not whole.</summary>
    public static Dictionary<string, FileIndexEntry> Read(ReadOnlySpan<byte> bytes)
    {
        var entries = new Dictionary<string, FileIndexEntry>(StringComparer.Ordinal);
        if (bytes.Length < Header.Length + FooterLength || bytes[^1] != '\n')
        {
            return entries;
        }

        var body = bytes[..^FooterLength];
        var footer = Encoding.ASCII.GetString(bytes[^FooterLength..^1]);
        var text = Encoding.UTF8.GetString(body).AsSpan();
        if (
            Digest.Of(body).ToString() != footer
            || !text.StartsWith(Header, StringComparison.Ordinal)
        )
        {
            return entries;
        }

        var rest = text[Header.Length..];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            if (end < 0 || !TryAdd(rest[..end], entries))
            {
                entries.Clear();
                break;
            }

            rest = rest[(end + 1)..];
        }

        return entries;
    }

    private static bool TryAdd(ReadOnlySpan<char> line, Dictionary<string, FileIndexEntry> entries)
    {
        if (
            !Digest.TryParse($"sha256:{Next(ref line)}", out var digest)
            || !Number(Next(ref line), out var size)
            || !Number(Next(ref line), out var modified)
            || !Number(Next(ref line), out var changed)
            || !ulong.TryParse(Next(ref line), NumberStyles.None, null, out var inode)
        )
        {
            return false;
        }

        var stamp = new FileStamp(size, modified, changed, inode);
        entries[line.ToString()] = new FileIndexEntry(stamp, digest);
        return true;
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(' ');
        var part = end < 0 ? line : line[..end];
        line = end < 0 ? [] : line[(end + 1)..];
        return part;
    }

    private static bool Number(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
