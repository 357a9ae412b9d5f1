using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// What a model's program reads and writes, a line of JSON for each request and each answer (the folder's README.md says it for
/// those who write such programs):
/// <code>
/// {"columns": ["age", "sex"], "rows": [[39, "Male"], [null, "Female"]]}
/// {"outputs": [[0.25], [0.75]]}
/// {"error": "..."}
/// </code>
/// Numbers are in the shortest notation that gives the same bits again (both .NET and Python write and read it so).
/// </summary>
internal sealed class ProcessProtocol
{
    private const int MaxRows = 1000;
    private const int MaxBytes = 4 << 20;
    private const int LongestNumber = 25;

    private readonly ModelSignature _signature;
    private readonly byte[] _columns;
    private readonly byte[][]?[] _categories;

    public ProcessProtocol(ModelSignature signature)
    {
        _signature = signature;
        var columns = new ArrayBufferWriter<byte>();
        columns.Write("{\"columns\":["u8);
        for (var f = 0; f < signature.Features.Count; f++)
        {
            columns.Write(f == 0 ? ""u8 : ","u8);
            columns.Write(Quoted(signature.Features[f].Name));
        }

        columns.Write("],\"rows\":["u8);
        _columns = columns.WrittenSpan.ToArray();
        _categories =
        [
            .. signature.Features.Select(f =>
                f.Kind == FeatureKind.Category ? f.Categories.Select(Quoted).ToArray() : null
            ),
        ];
        var longest = _categories.Sum(c =>
            1L + Math.Max(LongestNumber, c?.Select(t => t.Length).DefaultIfEmpty().Max() ?? 0)
        );
        RowsPerRequest = (int)Math.Clamp(MaxBytes / (longest + 2), 1, MaxRows);
    }

    /// <summary>
    /// How many rows go into one request where there are many: at most 1,000, fewer where a line could get longer than 4 MiB.
    /// </summary>
    public int RowsPerRequest { get; }

    /// <summary>A request without rows: who answers it is ready.</summary>
    public byte[] Empty()
    {
        var line = new ArrayBufferWriter<byte>();
        WriteRequest(line, []);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>Writes a request, with the end of its line.</summary>
    /// <param name="line">Receives the bytes.</param>
    /// <param name="rows">The encoded rows, one after the other.</param>
    /// <exception cref="ArgumentException">A number is infinite, or an index is none of a category.</exception>
    public void WriteRequest(IBufferWriter<byte> line, ReadOnlySpan<double> rows)
    {
        var width = _signature.Features.Count;
        line.Write(_columns);
        for (var i = 0; i < rows.Length; i++)
        {
            var f = i % width;
            line.Write(
                f > 0 ? ","u8
                : i > 0 ? "],["u8
                : "["u8
            );
            WriteValue(line, f, rows[i]);
        }

        line.Write(rows.IsEmpty ? "]}\n"u8 : "]]}\n"u8);
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="line">The line.</param>
    /// <param name="outputs">Receives the numbers; as many as are expected.</param>
    /// <exception cref="ProcessAnswerException">It says that there was an error, or is no answer to the request.</exception>
    public void ReadAnswer(ReadOnlySpan<byte> line, Span<double> outputs)
    {
        try
        {
            Read(line, outputs);
        }
        catch (ProcessAnswerException e)
            when (e.IsOutOfStep && line.IndexOfAny((byte)'N', (byte)'I') >= 0)
        {
            // Python writes NaN and Infinity, which JSON has not: with null in their place, is it an answer?
            var text = Encoding
                .UTF8.GetString(line)
                .Replace("NaN", "null", StringComparison.Ordinal)
                .Replace("-Infinity", "null", StringComparison.Ordinal)
                .Replace("Infinity", "null", StringComparison.Ordinal);
            Read(Encoding.UTF8.GetBytes(text), outputs);
            throw;
        }
    }

    private void Read(ReadOnlySpan<byte> line, Span<double> outputs)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            var hasOutputs = false;
            var isFinite = true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("error"u8))
                {
                    reader.Read();
                    throw new ProcessAnswerException(
                        "the model's program said that it failed.",
                        reader.TokenType == JsonTokenType.String ? reader.GetString() : null
                    );
                }

                if (reader.ValueTextEquals("outputs"u8) && !hasOutputs)
                {
                    hasOutputs = true;
                    isFinite = ReadOutputs(ref reader, outputs);
                }
                else
                {
                    reader.Skip();
                }
            }

            Require(hasOutputs && !reader.Read());
            if (!isFinite)
            {
                throw new ProcessAnswerException("the model gave a number that is not finite.");
            }

            if (OutputCheck.Find(_signature, outputs) is { } wrong)
            {
                throw new ProcessAnswerException($"the model gave {wrong.Problem}.")
                {
                    Detail = $"the model gave {wrong.Detail}.",
                };
            }
        }
        catch (Exception e)
            when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw Bad(e);
        }
    }

    // Returns whether all numbers are finite.
    private bool ReadOutputs(ref Utf8JsonReader reader, Span<double> outputs)
    {
        var width = _signature.OutputWidth;
        var rows = outputs.Length / width;
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartArray);
        var row = 0;
        var isFinite = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Require(row < rows && reader.TokenType == JsonTokenType.StartArray);
            for (var i = 0; i < width; i++)
            {
                Require(reader.Read());
                if (reader.TokenType == JsonTokenType.Null)
                {
                    isFinite = false;
                    continue;
                }

                Require(reader.TokenType == JsonTokenType.Number);
                var number = reader.GetDouble();
                isFinite &= double.IsFinite(number);
                outputs[(row * width) + i] = number;
            }

            Require(reader.Read() && reader.TokenType == JsonTokenType.EndArray);
            row++;
        }

        Require(row == rows);
        return isFinite;
    }

    private void WriteValue(IBufferWriter<byte> line, int feature, double value)
    {
        if (double.IsNaN(value))
        {
            line.Write("null"u8);
        }
        else if (_categories[feature] is { } categories)
        {
            line.Write(
                value >= 0 && value < categories.Length && value == Math.Floor(value)
                    ? categories[(int)value]
                    : throw new ArgumentException(
                        $"'{_signature.Features[feature].Name}' has no such category.",
                        nameof(value)
                    )
            );
        }
        else if (!double.IsFinite(value))
        {
            throw new ArgumentException(
                $"'{_signature.Features[feature].Name}' is infinite, expected a finite number.",
                nameof(value)
            );
        }
        else if (value == 0)
        {
            // Python reads -0 as the whole number 0, without a sign.
            line.Write(double.IsNegative(value) ? "-0.0"u8 : "0"u8);
        }
        else
        {
            value.TryFormat(
                line.GetSpan(32),
                out var written,
                default,
                CultureInfo.InvariantCulture
            );
            line.Advance(written);
        }
    }

    private static byte[] Quoted(string text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text).EncodedUtf8Bytes, (byte)'"'];

    private void Require(bool isSo)
    {
        if (!isSo)
        {
            throw Bad();
        }
    }

    // What it was an answer to is not known then, nor what the next line will be.
    private ProcessAnswerException Bad(Exception? inner = null) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the model's program wrote something else than an answer, which is {{\"outputs\": [[...], ...]}} with a row of {_signature.OutputWidth} numbers for each row asked for. Only answers may go to its standard output."
            ),
            inner: inner
        )
        {
            IsOutOfStep = true,
        };
}
