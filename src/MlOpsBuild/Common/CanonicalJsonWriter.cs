using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>
/// Writes canonical JSON. Our own, because the framework's writer escapes what its version of Unicode does not know,
/// so that its bytes would depend on the runtime, and because it starts faster. Strings are escaped as in RFC 8785:
/// the quote, the backslash and control characters only.
/// </summary>
internal sealed class CanonicalJsonWriter(bool indented)
{
    private const double TwoTo63 = 9223372036854775808.0;
    private readonly StringBuilder _text = new();
    private int _depth;

    public override string ToString() => _text.ToString();

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    public CanonicalJsonWriter Write(JsonNode? node)
    {
        switch (node)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject map:
                WriteObject(map);
                break;
            case JsonArray list:
                WriteArray(list);
                break;
            default:
                WriteValue((JsonValue)node);
                break;
        }

        return this;
    }

    public CanonicalJsonWriter Append(char c)
    {
        _text.Append(c);
        return this;
    }

    private void WriteObject(JsonObject map)
    {
        var keys = new string[map.Count];
        var count = 0;
        foreach (var (key, _) in map)
        {
            keys[count++] = key;
        }

        Array.Sort(keys, StringComparer.Ordinal);
        Open('{');
        for (var i = 0; i < keys.Length; i++)
        {
            Separate(i);
            WriteString(keys[i]);
            _text.Append(indented ? ": " : ":");
            Write(map[keys[i]]);
        }

        Close('}', keys.Length);
    }

    private void WriteArray(JsonArray list)
    {
        Open('[');
        for (var i = 0; i < list.Count; i++)
        {
            Separate(i);
            Write(list[i]);
        }

        Close(']', list.Count);
    }

    private void Open(char c)
    {
        _text.Append(c);
        _depth++;
    }

    private void Separate(int index)
    {
        if (index > 0)
        {
            _text.Append(',');
        }

        BreakLine();
    }

    private void Close(char c, int count)
    {
        _depth--;
        if (count > 0)
        {
            BreakLine();
        }

        _text.Append(c);
    }

    private void BreakLine()
    {
        if (indented)
        {
            _text.Append('\n').Append(' ', 2 * _depth);
        }
    }

    private void WriteValue(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteString(value.TryGetValue(out string? text) ? text : TextOf(value));
                break;
            case JsonValueKind.Number:
                WriteNumber(value);
                break;
            case JsonValueKind.True:
                _text.Append("true");
                break;
            case JsonValueKind.False:
                _text.Append("false");
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    // A value that becomes a string in JSON, such as a date.
    private static string TextOf(JsonValue value)
    {
        using var parsed = JsonDocument.Parse(value.ToJsonString());
        return parsed.RootElement.GetString() ?? "";
    }

    private void WriteString(string text)
    {
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' || c == '\\')
            {
                _text.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                WriteControl(c);
            }
            else if (char.IsSurrogate(c) && !IsPaired(text, i))
            {
                WriteEscape(c); // UTF-8 cannot hold it; as it is, it would become one with U+FFFD
            }
            else
            {
                _text.Append(c);
            }
        }

        _text.Append('"');
    }

    private static bool IsPaired(string text, int i) =>
        char.IsHighSurrogate(text[i])
            ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            : i > 0 && char.IsHighSurrogate(text[i - 1]);

    private void WriteControl(char c)
    {
        const string named = "btn\0fr"; // U+0008 to U+000D; U+000B has no letter
        if (c is >= '\b' and <= '\r' && c != '\v')
        {
            _text.Append('\\').Append(named[c - '\b']);
        }
        else
        {
            WriteEscape(c);
        }
    }

    private void WriteEscape(char c)
    {
        const string digits = "0123456789abcdef";
        _text.Append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _text.Append(digits[(c >> shift) & 15]);
        }
    }

    // A number in memory (int, float, decimal ...) and the same number read from text must give the same bytes, so
    // whatever is none of the usual types goes through its text.
    private void WriteNumber(JsonValue value)
    {
        if (value.TryGetValue(out int small))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{small}");
        }
        else if (value.TryGetValue(out long whole))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{whole}");
        }
        else if (value.TryGetValue(out ulong unsigned))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{unsigned}");
        }
        else if (value.TryGetValue(out double number))
        {
            WriteDouble(number);
        }
        else
        {
            WriteNumberText(value.ToJsonString());
        }
    }

    private void WriteNumberText(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, null, out var whole))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{whole}");
        }
        else if (ulong.TryParse(text, NumberStyles.None, null, out var unsigned))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{unsigned}");
        }
        else
        {
            WriteDouble(double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    // 1.0, 1 and 1e0 are one value and get one spelling.
    private void WriteDouble(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"JSON has no number {number}."),
                nameof(number)
            );
        }

        if (number is >= long.MinValue and < TwoTo63 && number == Math.Floor(number))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{(long)number}");
        }
        else if (number is >= TwoTo63 and < 2 * TwoTo63)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{(ulong)number}");
        }
        else
        {
            _text.Append(CultureInfo.InvariantCulture, $"{number:R}");
        }
    }
}
