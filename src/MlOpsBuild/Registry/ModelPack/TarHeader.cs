using System.Text;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>
/// The blocks before a file's bytes: a ustar header (POSIX.1-1988), after a pax extended header (POSIX.1-2001) when
/// the name or the size does not fit. Every field that tells about a machine or a moment is zero or empty.
/// </summary>
internal static class TarHeader
{
    public const int Block = 512;
    public const long LargestUstarSize = (1L << 33) - 1; // 11 octal digits
    private const string PaxName = "././@PaxHeader";
    private const int PlainMode = 0b110_100_100;
    private const int RunnableMode = 0b111_101_101;

    public static byte[] For(string path, long size, bool executable) =>
        Entry(path, size, executable ? RunnableMode : PlainMode, '0');

    public static byte[] ForFolder(string path) => Entry(path + "/", 0, RunnableMode, '5');

    private static byte[] Entry(string path, long size, int mode, char type)
    {
        var split = Split(path);
        var pax = new StringBuilder();
        if (split is null)
        {
            AppendRecord(pax, "path", path);
        }

        if (size > LargestUstarSize)
        {
            AppendRecord(pax, "size", size.ToString(CultureInfo.InvariantCulture));
        }

        var (prefix, name) = split ?? ("", type == '5' ? "folder/" : "file");
        var file = Ustar(prefix, name, size > LargestUstarSize ? 0 : size, mode, type);
        if (pax.Length == 0)
        {
            return file;
        }

        var records = Encoding.UTF8.GetBytes(pax.ToString());
        return
        [
            .. Ustar("", PaxName, records.Length, PlainMode, 'x'),
            .. records,
            .. new byte[Padding(records.Length)],
            .. file,
        ];
    }

    /// <summary>How many zeros follow a content of that length.</summary>
    public static int Padding(long size) => (int)((Block - (size % Block)) % Block);

    public static int Checksum(ReadOnlySpan<byte> header)
    {
        var sum = 0;
        for (var i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? ' ' : header[i];
        }

        return sum;
    }

    private static byte[] Ustar(string prefix, string name, long size, int mode, char type)
    {
        var header = new byte[Block];
        Encoding.ASCII.GetBytes(name, header);
        Octal(header.AsSpan(100, 8), mode);
        Octal(header.AsSpan(108, 8), 0);
        Octal(header.AsSpan(116, 8), 0);
        Octal(header.AsSpan(124, 12), size);
        Octal(header.AsSpan(136, 12), 0);
        header[156] = (byte)type;
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        Octal(header.AsSpan(329, 8), 0);
        Octal(header.AsSpan(337, 8), 0);
        Encoding.ASCII.GetBytes(prefix, header.AsSpan(345));
        Octal(header.AsSpan(148, 7), Checksum(header));
        header[155] = (byte)' ';
        return header;
    }

    // Digits to the last byte but one, which stays zero.
    private static void Octal(Span<byte> field, long value)
    {
        for (var i = field.Length - 2; i >= 0; i--)
        {
            field[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }

    // A record's length counts its own digits.
    private static void AppendRecord(StringBuilder pax, string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount(value) + key.Length + 3;
        var length = rest;
        while (length != rest + Digits(length))
        {
            length = rest + Digits(length);
        }

        pax.Append(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    // ustar has 100 bytes for a name and 155 for the folders before it, both ASCII.
    private static (string Prefix, string Name)? Split(string path)
    {
        if (!path.All(char.IsAscii) || path.Length > 256)
        {
            return null;
        }

        if (path.Length <= 100)
        {
            return ("", path);
        }

        var slash = path.IndexOf('/', path.Length - 101);
        return slash is > 0 and <= 155 && slash < path.Length - 1
            ? (path[..slash], path[(slash + 1)..])
            : null;
    }
}
