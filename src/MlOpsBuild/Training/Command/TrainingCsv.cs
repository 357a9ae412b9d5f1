using System.Text;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Command;

/// <summary>
/// Rows as CSV (RFC 4180, UTF-8, LF): a header, the features in the order of the signature, the label last. Categories and classes
/// are their texts; numbers the shortest ones that give the same bits again; booleans 0 and 1; what is missing is empty. Allocates
/// nothing for a row.
/// </summary>
internal sealed class TrainingCsv
{
    private const int LongestNumber = 32;
    private readonly ModelSignature _signature;
    private readonly byte[] _header;
    private readonly byte[][]?[] _categories;
    private readonly byte[][] _classes;
    private byte[] _buffer;
    private int _used;

    public TrainingCsv(ModelSignature signature)
    {
        _signature = signature;
        _header = Encoding.UTF8.GetBytes(
            string.Join(
                ',',
                signature.Features.Select(f => f.Name).Append(signature.Label).Select(Quoted)
            ) + "\n"
        );
        _categories =
        [
            .. signature.Features.Select(f =>
                f.Kind == FeatureKind.Category ? f.Categories.Select(Cell).ToArray() : null
            ),
        ];
        _classes = [.. signature.Classes.Select(Cell)];
        var longest = _categories
            .SelectMany(c => c ?? [])
            .Concat(_classes)
            .Select(c => c.Length)
            .Append(LongestNumber)
            .Max();
        _buffer = new byte[Math.Max(1 << 16, longest + 2)];
    }

    /// <summary>Writes a file.</summary>
    public void Write(
        string path,
        FeatureMatrix features,
        double[] labels,
        CancellationToken cancellationToken
    )
    {
        using var stream = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            0 // the buffer is ours
        );
        stream.Write(_header);
        _used = 0;
        for (var row = 0; row < features.RowCount; row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            for (var f = 0; f < _categories.Length; f++)
            {
                Put(stream, features.Column(f)[row], _categories[f], (byte)',');
            }

            Put(stream, labels[row], _classes.Length == 0 ? null : _classes, (byte)'\n');
        }

        stream.Write(_buffer, 0, _used);
    }

    private void Put(FileStream stream, double value, byte[][]? texts, byte end)
    {
        var text = texts is not null && !double.IsNaN(value) ? texts[(int)value] : null;
        if (_buffer.Length - _used < (text?.Length ?? LongestNumber) + 1)
        {
            stream.Write(_buffer, 0, _used);
            _used = 0;
        }

        if (text is not null)
        {
            text.CopyTo(_buffer, _used);
            _used += text.Length;
        }
        else if (!double.IsNaN(value))
        {
            value.TryFormat(
                _buffer.AsSpan(_used),
                out var written,
                default,
                CultureInfo.InvariantCulture
            );
            _used += written;
        }

        _buffer[_used++] = end;
    }

    private static byte[] Cell(string text) => Encoding.UTF8.GetBytes(Quoted(text));

    // The empty text is quoted too: empty without quotes is missing.
    private static string Quoted(string text) =>
        text.Length == 0 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
