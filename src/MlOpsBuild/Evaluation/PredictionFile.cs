using System.Buffers.Binary;
using MlOpsBuild.Common;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// The candidate's predictions of the test rows, so that comparing needs neither the data nor the candidate again. Stored
/// as <c>predictions.bin</c>, all little-endian: the 8 ASCII bytes <c>MLOPSPR1</c>; the number of rows and the width as
/// 32-bit integers; <c>width</c> doubles, the constant baseline's prediction; then for each row its 64-bit hash, its label
/// and <c>width</c> scores as doubles.
/// </summary>
/// <param name="Width">Numbers per prediction.</param>
/// <param name="Constant">What the constant baseline predicts, <paramref name="Width"/> numbers.</param>
/// <param name="RowHashes">One hash per row; see <see cref="Data.DataTable.RowHashes"/>.</param>
/// <param name="Labels">One class index or number per row.</param>
/// <param name="Scores">The predictions, row after row.</param>
public sealed record PredictionFile(
    int Width,
    double[] Constant,
    ulong[] RowHashes,
    double[] Labels,
    double[] Scores
)
{
    private const int HeaderSize = 16;

    private static ReadOnlySpan<byte> Magic => "MLOPSPR1"u8;

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[
            checked(HeaderSize + (8 * Width) + (RowHashes.Length * 8 * (2 + Width)))
        ];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), RowHashes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Width);
        var rest = bytes.AsSpan(HeaderSize);
        foreach (var value in Constant)
        {
            Write(ref rest, value);
        }

        for (var i = 0; i < RowHashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, RowHashes[i]);
            rest = rest[8..];
            Write(ref rest, Labels[i]);
            foreach (var score in Scores.AsSpan(i * Width, Width))
            {
                Write(ref rest, score);
            }
        }

        return bytes;
    }

    /// <summary>Reads the file's bytes.</summary>
    /// <exception cref="MlOpsException">The bytes are something else.</exception>
    public static PredictionFile Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize || !bytes[..8].SequenceEqual(Magic))
        {
            throw Broken("does not start with MLOPSPR1");
        }

        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var width = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        if (
            rows < 0
            || width < 1
            || bytes.Length != HeaderSize + (8L * width) + (rows * 8L * (2L + width))
        )
        {
            throw Broken("has another length than its header says");
        }

        var rest = bytes[HeaderSize..];
        var file = new PredictionFile(
            width,
            new double[width],
            new ulong[rows],
            new double[rows],
            new double[rows * width]
        );
        for (var k = 0; k < width; k++)
        {
            file.Constant[k] = Next(ref rest);
        }

        for (var i = 0; i < rows; i++)
        {
            file.RowHashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            rest = rest[8..];
            file.Labels[i] = Next(ref rest);
            for (var k = 0; k < width; k++)
            {
                file.Scores[(i * width) + k] = Next(ref rest);
            }
        }

        return file;
    }

    private static void Write(ref Span<byte> rest, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(rest, value);
        rest = rest[8..];
    }

    private static double Next(ref ReadOnlySpan<byte> rest)
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(rest);
        rest = rest[8..];
        return value;
    }

    private static MlOpsException Broken(string how) =>
        new($"predictions.bin {how}: run Evaluate again.");
}
