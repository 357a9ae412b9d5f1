using System.Text;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>What is read of a ustar header.</summary>
internal readonly record struct TarHeaderFields(string Path, long Size, long Mode, char Type)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="TarFormatException">It is no ustar header, or its checksum is wrong.</exception>
    public static TarHeaderFields Parse(ReadOnlySpan<byte> block)
    {
        if (!block.Slice(257, 5).SequenceEqual("ustar"u8))
        {
            throw new TarFormatException(
                "A header is no ustar header: the archive is damaged, compressed or of another format."
            );
        }

        if (Octal(block.Slice(148, 8), "checksum") != TarHeader.Checksum(block))
        {
            throw new TarFormatException("A header's checksum is wrong: the archive is damaged.");
        }

        // GNU's variant ("ustar  ") keeps other things where ustar has the prefix.
        var prefix = block[262] == 0 ? Text(block.Slice(345, 155)) : "";
        var name = Text(block[..100]);
        return new TarHeaderFields(
            prefix.Length > 0 ? $"{prefix}/{name}" : name,
            Octal(block.Slice(124, 12), "size"),
            Octal(block.Slice(100, 8), "mode"),
            (char)block[156]
        );
    }

    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        try
        {
            return Strict.GetString(end < 0 ? field : field[..end]);
        }
        catch (ArgumentException e)
        {
            throw new TarFormatException("A name in the archive is no UTF-8.", e);
        }
    }

    private static long Octal(ReadOnlySpan<byte> field, string what)
    {
        var digits = field.Trim(" \0"u8);
        var value = 0L;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                throw new TarFormatException($"The {what} in a header is no octal number.");
            }

            value = (value << 3) + digit - '0';
        }

        return value;
    }
}
