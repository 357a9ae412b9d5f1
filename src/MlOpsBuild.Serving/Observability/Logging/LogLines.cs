using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability.Logging;

/// <summary>
/// The lines of the log for one model: <c>{"time","model","name","inputs":{...},"outputs":[...],"prediction"}</c>. Inputs and
/// outputs are as in golden rows; the prediction is the class, and left out where a number is predicted.
/// </summary>
internal sealed class LogLines
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // A log is no web page: what is readable stays so.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ServedModel _model;
    private readonly int[] _fields;
    private readonly JsonEncodedText[] _names;
    private readonly JsonEncodedText[]?[] _categories;
    private readonly JsonEncodedText[] _classes;

    /// <summary>Prepares the texts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="fields">The features to log, by index, ascending.</param>
    public LogLines(ServedModel model, int[] fields)
    {
        _model = model;
        _fields = fields;
        var signature = model.Scorer.Signature;
        _names = [.. fields.Select(f => Encode(signature.Features[f].Name))];
        _categories =
        [
            .. fields.Select(f =>
                signature.Features[f].Kind == FeatureKind.Category
                    ? signature.Features[f].Categories.Select(Encode).ToArray()
                    : null
            ),
        ];
        _classes = [.. signature.Classes.Select(Encode)];
    }

    /// <summary>The features that are logged, by index.</summary>
    public ReadOnlySpan<int> Fields => _fields;

    /// <summary>Appends the line of one row.</summary>
    /// <param name="buffer">Receives the line, with a line feed.</param>
    /// <param name="writer">Writes to the buffer; made by <see cref="CreateWriter"/>.</param>
    /// <param name="time">When it was scored.</param>
    /// <param name="features">The encoded row.</param>
    /// <param name="outputs">Its outputs.</param>
    public void Append(
        ArrayBufferWriter<byte> buffer,
        Utf8JsonWriter writer,
        DateTime time,
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> outputs
    )
    {
        writer.WriteStartObject();
        writer.WriteString("time"u8, time);
        writer.WriteString("model"u8, _model.Digest);
        writer.WriteString("name"u8, _model.Name);
        writer.WriteStartObject("inputs"u8);
        for (var i = 0; i < _fields.Length; i++)
        {
            writer.WritePropertyName(_names[i]);
            WriteInput(writer, i, features[_fields[i]]);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("outputs"u8);
        foreach (var output in outputs)
        {
            writer.WriteNumberValue(output);
        }

        writer.WriteEndArray();
        if (PredictedClass.Of(_model.Scorer.Signature.Task, outputs) is >= 0 and var predicted)
        {
            writer.WriteString("prediction"u8, _classes[predicted]);
        }

        writer.WriteEndObject();
        writer.Flush();
        writer.Reset();
        buffer.Write("\n"u8);
    }

    /// <summary>What writes lines to a buffer.</summary>
    public static Utf8JsonWriter CreateWriter(ArrayBufferWriter<byte> buffer) =>
        new(buffer, s_options);

    private void WriteInput(Utf8JsonWriter writer, int field, double value)
    {
        if (double.IsNaN(value))
        {
            writer.WriteNullValue();
        }
        else if (_categories[field] is { } categories)
        {
            writer.WriteStringValue(categories[(int)value]);
        }
        else if (_model.Contract.Features[_fields[field]].Type == FeatureType.Boolean)
        {
            writer.WriteBooleanValue(value != 0);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }

    private static JsonEncodedText Encode(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
