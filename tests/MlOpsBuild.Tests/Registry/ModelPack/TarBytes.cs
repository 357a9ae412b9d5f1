using System.Text;

namespace MlOpsBuild.Tests.Registry.ModelPack;

/// <summary>Writes archives that nobody should write, field by field.</summary>
internal static class TarBytes
{
    public static byte[] Archive(params byte[][] entries) =>
        [.. entries.SelectMany(e => e), .. new byte[1024]];

    public static byte[] Entry(
        string name,
        string content = "",
        char type = '0',
        long? size = null,
        string magic = "ustar\000",
        string mode = "0000644"
    )
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name, header);
        Encoding.ASCII.GetBytes(mode, header.AsSpan(100));
        Encoding.ASCII.GetBytes(
            Convert.ToString(size ?? content.Length, 8).PadLeft(11, '0'),
            header.AsSpan(124)
        );
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes(magic, header.AsSpan(257));
        Seal(header);
        return [.. header, .. Padded(Encoding.UTF8.GetBytes(content))];
    }

    public static byte[] Pax(string records) => Entry("pax", records, 'x');

    public static string Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount(key + value) + 3;
        var length = rest + 1;
        while (length != rest + length.ToString(CultureInfo.InvariantCulture).Length)
        {
            length++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");
    }

    public static void Seal(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        var sum = header.Take(512).Sum(b => b);
        Encoding.ASCII.GetBytes(
            Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ",
            header.AsSpan(148)
        );
    }

    private static byte[] Padded(byte[] content) =>
        [.. content, .. new byte[(512 - (content.Length % 512)) % 512]];
}
