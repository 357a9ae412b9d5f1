namespace MlOpsBuild.Registry.ModelPack;

/// <summary>What is read of a pax extended header; times, owners and comments are skipped.</summary>
internal readonly record struct TarPax(string? Path, long? Size, bool IsThere)
{
    public bool IsEmpty => !IsThere;

    /// <exception cref="TarFormatException">It is damaged, or says what would change how files are unpacked.</exception>
    public static TarPax Parse(ReadOnlySpan<byte> records)
    {
        string? path = null;
        long? size = null;
        while (records.Length > 0)
        {
            var (key, value, length) = Record(records);
            records = records[length..];
            if (key == "path" && path is null && !value.Contains('\0', StringComparison.Ordinal))
            {
                path = value;
            }
            else if (
                key == "size"
                && size is null
                && long.TryParse(
                    value,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
            {
                size = number;
            }
            else if (
                key is "path" or "size" or "linkpath"
                || key.StartsWith("GNU.sparse", StringComparison.Ordinal)
            )
            {
                throw new TarFormatException(
                    $"The extended header's {TarNames.Quote(key)} is there twice, damaged or not for plain files."
                );
            }
        }

        return new TarPax(path, size, true);
    }

    private static (string Key, string Value, int Length) Record(ReadOnlySpan<byte> records)
    {
        var space = records.IndexOf((byte)' ');
        if (
            space is > 0 and < 8
            && int.TryParse(
                records[..space],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var length
            )
            && length > space + 1
            && length <= records.Length
            && records[length - 1] == '\n'
        )
        {
            var record = records[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals > 0)
            {
                return (
                    TarHeaderFields.Text(record[..equals]),
                    Whole(record[(equals + 1)..]),
                    length
                );
            }
        }

        throw new TarFormatException("An extended header is damaged.");
    }

    // A zero in a value must be seen, not end it.
    private static string Whole(ReadOnlySpan<byte> value) =>
        value.Contains((byte)0) ? "\0" : TarHeaderFields.Text(value);
}
