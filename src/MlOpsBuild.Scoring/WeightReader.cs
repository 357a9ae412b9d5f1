using System.Buffers.Binary;

namespace MlOpsBuild.Scoring;

/// <summary>Reads little-endian numbers from a weights file; what is missing is a <see cref="ModelFormatException"/>.</summary>
internal ref struct WeightReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Reads 8 characters that name the format, then its version.</summary>
    public void ReadHeader(ReadOnlySpan<byte> magic, int version)
    {
        if (!Take(magic.Length, "its first bytes").SequenceEqual(magic))
        {
            throw new ModelFormatException(
                $"model.bin does not start with '{System.Text.Encoding.ASCII.GetString(magic)}'."
            );
        }

        var found = ReadInt32("the version");
        if (found != version)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.bin has version {found}, this version of MlOpsBuild reads {version}."
                )
            );
        }
    }

    public int ReadInt32(string what) =>
        BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));

    public double ReadDouble(string what) =>
        BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double), what));

    /// <summary>Reads how many items of <paramref name="itemSize"/> bytes follow later; the file must be that long.</summary>
    public int ReadCount(string what, int itemSize)
    {
        var count = ReadInt32(what);
        return count >= 0 && (long)count * itemSize <= _rest.Length
            ? count
            : throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.bin says it has {count} {what}, but only {_rest.Length} bytes follow."
                )
            );
    }

    /// <summary>Reads a count that is known from model.json.</summary>
    public void ReadExpected(int expected, string what)
    {
        var found = ReadInt32(what);
        if (found != expected)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.bin has {found} {what}, model.json {expected}."
                )
            );
        }
    }

    /// <summary>Reads <paramref name="count"/> finite numbers.</summary>
    public double[] ReadFinite(int count, string what)
    {
        var bytes = Take((long)count * sizeof(double), what);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
            if (!double.IsFinite(values[i]))
            {
                throw new ModelFormatException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"model.bin: number {i} of {what} is {values[i]}, expected a finite one."
                    )
                );
            }
        }

        return values;
    }

    public int[] ReadInt32s(int count, string what)
    {
        var bytes = Take((long)count * sizeof(int), what);
        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        }

        return values;
    }

    public readonly void ReadEnd()
    {
        if (!_rest.IsEmpty)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.bin has {_rest.Length} bytes after its end."
                )
            );
        }
    }

    private ReadOnlySpan<byte> Take(long length, string what)
    {
        if (length > _rest.Length)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.bin ends within {what}: {length} bytes expected, {_rest.Length} left."
                )
            );
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
