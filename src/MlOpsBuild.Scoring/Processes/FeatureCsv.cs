using System.Buffers;
using System.Text;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// Writes rows for programs: a header with the features' names, then a record per row; categories as texts, numbers in the shortest
/// notation that gives the same bits again, nothing where a value is missing. RFC 4180 in UTF-8 with LF. Rows to learn from have their
/// label last: the class or the number.
/// </summary>
public sealed class FeatureCsv
{
    private const int LongestNumber = 32;
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    private readonly ModelSignature _signature;
    private readonly byte[][]?[] _texts; // of each feature's categories; null for numbers
    private readonly byte[][]? _classes;
    private readonly byte[] _missing;
    private readonly bool _hasLabels;
    private readonly byte[] _buffer;
    private int _used;

    private FeatureCsv(ModelSignature signature, bool hasLabels)
    {
        _signature = signature;
        _hasLabels = hasLabels;
        _texts =
        [
            .. signature.Features.Select(f =>
                f.Kind == FeatureKind.Category ? f.Categories.Select(Cell).ToArray() : null
            ),
        ];
        _classes =
            signature.Task == ModelTask.Regression ? null : [.. signature.Classes.Select(Cell)];
        // A line with nothing is taken for none by most who read such files.
        _missing = signature.Features.Count == 1 && !hasLabels ? [(byte)'"', (byte)'"'] : [];
        var longest = _texts
            .SelectMany(t => t ?? [])
            .Concat(_classes ?? [])
            .Select(t => t.Length)
            .Append(LongestNumber)
            .Max();
        _buffer = new byte[Math.Max(1 << 16, longest + 1)];
    }

    /// <summary>Writes a file that is not there yet. Allocates nothing for a row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="signature">What the model takes.</param>
    /// <param name="features">The rows.</param>
    /// <param name="labels">
    /// One per row, as class index or number; <see langword="null"/>: the rows are to be predicted.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">A number is infinite, or an index is none of a category or class.</exception>
    public static void Write(
        string path,
        ModelSignature signature,
        FeatureMatrix features,
        double[]? labels = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(features);
        using var stream = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0
        );
        new FeatureCsv(signature, labels is not null).Write(
            stream,
            features,
            labels,
            cancellationToken
        );
    }

    private void Write(
        FileStream stream,
        FeatureMatrix features,
        double[]? labels,
        CancellationToken cancellationToken
    )
    {
        var names = _signature.Features.Select(f => f.Name);
        stream.Write(
            Encoding.UTF8.GetBytes(
                string.Join(
                    ',',
                    (_hasLabels ? names.Append(_signature.Label) : names).Select(Quoted)
                ) + "\n"
            )
        );
        var last = _hasLabels ? -1 : _texts.Length - 1;
        for (var row = 0; row < features.RowCount; row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            for (var f = 0; f < _texts.Length; f++)
            {
                var end = f == last ? (byte)'\n' : (byte)',';
                Put(stream, features.Column(f)[row], _texts[f], f, end);
            }

            if (labels is not null)
            {
                Put(stream, labels[row], _classes, -1, (byte)'\n');
            }
        }

        stream.Write(_buffer, 0, _used);
    }

    private void Put(FileStream stream, double value, byte[][]? texts, int feature, byte end)
    {
        var text =
            double.IsNaN(value) ? _missing
            : texts is null ? null
            : TextOf(texts, value, feature);
        if (_buffer.Length - _used < (text?.Length ?? LongestNumber) + 1)
        {
            stream.Write(_buffer, 0, _used);
            _used = 0;
        }

        if (text is null)
        {
            _used += WriteNumber(value, feature);
        }
        else
        {
            text.CopyTo(_buffer, _used);
            _used += text.Length;
        }

        _buffer[_used++] = end;
    }

    private byte[] TextOf(byte[][] texts, double index, int feature) =>
        index >= 0 && index < texts.Length && index == Math.Floor(index)
            ? texts[(int)index]
            : throw new ArgumentException(
                $"'{NameOf(feature)}' has no such {(feature < 0 ? "class" : "category")}.",
                nameof(index)
            );

    private int WriteNumber(double value, int feature)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException(
                $"'{NameOf(feature)}' is infinite, expected a finite number.",
                nameof(value)
            );
        }

        value.TryFormat(
            _buffer.AsSpan(_used),
            out var written,
            default,
            CultureInfo.InvariantCulture
        );
        return written;
    }

    private string NameOf(int feature) =>
        feature < 0 ? _signature.Label : _signature.Features[feature].Name;

    private static byte[] Cell(string text) => Encoding.UTF8.GetBytes(Quoted(text));

    private static string Quoted(string text) =>
        text.Length == 0 || text.AsSpan().ContainsAny(Special)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
