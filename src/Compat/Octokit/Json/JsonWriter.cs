using System.Collections;
using System.Text;

namespace Octokit.Internal;

/// <summary>Writes objects as JSON, the way GitHub's own .NET client does: compact, letters of all scripts as they are.</summary>
internal static class JsonWriter
{
    private const string Iso8601 = @"yyyy-MM-dd\THH:mm:ss.FFFFFFF\Z";

    public static string Write(object value)
    {
        var builder = new StringBuilder();
        Write(builder, value);
        return builder.ToString();
    }

    private static void Write(StringBuilder builder, object value)
    {
        switch (value)
        {
            case null:
                builder.Append("null");
                break;
            case string text:
                WriteText(builder, text);
                break;
            case bool flag:
                builder.Append(flag ? "true" : "false");
                break;
            case Enum member:
                WriteText(builder, EnumNames.Get(member));
                break;
            case DateTimeOffset time:
                WriteText(builder, Format(time.UtcDateTime));
                break;
            case DateTime time:
                WriteText(builder, Format(time.ToUniversalTime()));
                break;
            case Uri or Guid:
                WriteText(builder, value.ToString());
                break;
            case double or float:
                builder.Append(((IFormattable)value).ToString("r", CultureInfo.InvariantCulture));
                break;
            case int or long or short or byte or uint or ulong or ushort or sbyte or decimal:
                builder.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary dictionary:
                WriteDictionary(builder, dictionary);
                break;
            case IDictionary<string, object> dictionary:
                WriteObject(builder, dictionary);
                break;
            case IDictionary<string, string> dictionary:
                WriteObject(
                    builder,
                    dictionary.Select(x => KeyValuePair.Create(x.Key, (object)x.Value))
                );
                break;
            case IEnumerable items:
                WriteArray(builder, items);
                break;
            default:
                if (JsonTypes.IsStringEnum(value.GetType()))
                    WriteText(builder, JsonTypes.GetText(value));
                else
                    WriteObject(builder, GetMembers(value));
                break;
        }
    }

    private static string Format(DateTime utc) =>
        utc.ToString(Iso8601, CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, object>> GetMembers(object instance)
    {
        foreach (var member in JsonTypes.GetMembers(instance.GetType()))
        {
            var value = member.GetValue(instance);
            if (value is not null || member.SerializeNull)
                yield return KeyValuePair.Create(member.Name, value);
        }
    }

    private static void WriteDictionary(StringBuilder builder, IDictionary dictionary)
    {
        var members = new List<KeyValuePair<string, object>>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            members.Add(
                KeyValuePair.Create(
                    Convert.ToString(entry.Key, CultureInfo.InvariantCulture),
                    entry.Value
                )
            );
        }

        WriteObject(builder, members);
    }

    private static void WriteObject(
        StringBuilder builder,
        IEnumerable<KeyValuePair<string, object>> members
    )
    {
        builder.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!first)
                builder.Append(',');

            first = false;
            WriteText(builder, name);
            builder.Append(':');
            Write(builder, value);
        }

        builder.Append('}');
    }

    private static void WriteArray(StringBuilder builder, IEnumerable items)
    {
        builder.Append('[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                builder.Append(',');

            first = false;
            Write(builder, item);
        }

        builder.Append(']');
    }

    private static void WriteText(StringBuilder builder, string text)
    {
        builder.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                // Colours of a console log, for instance: as they are they would make the JSON invalid.
                < ' ' => builder
                    .Append("\\u")
                    .Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => builder.Append(character),
            };
        }

        builder.Append('"');
    }
}
