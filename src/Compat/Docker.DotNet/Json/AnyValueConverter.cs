using System.Text.Json;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Json;

/// <summary>A value of any kind: text, <see cref="long"/>, <see cref="double"/>, flag, null, list or dictionary of those.</summary>
internal sealed class AnyValueConverter : JsonConverter<object>
{
    public override object Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => ReadAny(ref reader);

    public override void Write(
        Utf8JsonWriter writer,
        object value,
        JsonSerializerOptions options
    ) => throw new NotSupportedException("Such values are only received.");

    public static Dictionary<string, object> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            members[name] = ReadAny(ref reader);
        }

        return members;
    }

    private static object ReadAny(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble();
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.StartObject:
                return ReadMembers(ref reader);
            case JsonTokenType.StartArray:
                var list = new List<object>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(ReadAny(ref reader));
                }

                return list;
            default:
                return null;
        }
    }
}
