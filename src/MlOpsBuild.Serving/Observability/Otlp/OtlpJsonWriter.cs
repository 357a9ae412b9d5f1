using System.Buffers;
using System.Text.Json;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>Protobuf's JSON, with ids in hexadecimal (OTLP specification, "JSON Protobuf Encoding").</summary>
internal sealed class OtlpJsonWriter : OtlpWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly Stack<bool> _isElement = new();
    private bool _inList;

    public OtlpJsonWriter()
    {
        _json = new Utf8JsonWriter(_buffer);
        _json.WriteStartObject();
    }

    public override void Begin(int field, string name)
    {
        _isElement.Push(_inList);
        if (!_inList)
        {
            _json.WritePropertyName(name);
        }

        _json.WriteStartObject();
        _inList = false;
    }

    public override void End()
    {
        _json.WriteEndObject();
        _inList = _isElement.Pop();
    }

    public override void BeginList(string name)
    {
        _json.WriteStartArray(name);
        _inList = true;
    }

    public override void EndList()
    {
        _json.WriteEndArray();
        _inList = false;
    }

    public override void Text(int field, string name, string value) =>
        _json.WriteString(name, value);

    public override void Id(int field, string name, params ReadOnlySpan<ulong> parts)
    {
        Span<char> text = stackalloc char[32];
        var length = 0;
        foreach (var part in parts)
        {
            part.TryFormat(text[length..], out var written, "x16", CultureInfo.InvariantCulture);
            length += written;
        }

        _json.WriteString(name, text[..length]);
    }

    public override void Fixed(int field, string name, ulong value) =>
        _json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));

    public override void Real(int field, string name, double value)
    {
        _json.WritePropertyName(name);
        Real(value);
    }

    public override void Whole(int field, string name, int value) => _json.WriteNumber(name, value);

    public override void Integer(int field, string name, long value) =>
        _json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));

    public override void Flag(int field, string name, bool value) =>
        _json.WriteBoolean(name, value);

    public override void FixedList(int field, string name, IReadOnlyList<long> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
        {
            _json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }

        _json.WriteEndArray();
    }

    public override void RealList(int field, string name, IReadOnlyList<double> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
        {
            Real(value);
        }

        _json.WriteEndArray();
    }

    public override byte[] Finish()
    {
        _json.WriteEndObject();
        _json.Dispose();
        return _buffer.WrittenSpan.ToArray();
    }

    private void Real(double value)
    {
        if (double.IsFinite(value))
        {
            _json.WriteNumberValue(value);
        }
        else
        {
            _json.WriteStringValue(
                double.IsNaN(value) ? "NaN"
                : value > 0 ? "Infinity"
                : "-Infinity"
            );
        }
    }
}
