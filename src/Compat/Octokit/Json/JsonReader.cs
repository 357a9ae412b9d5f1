using System.Collections;
using System.Collections.ObjectModel;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Octokit.Internal;

/// <summary>Makes objects of JSON. Members that a type lacks are ignored.</summary>
internal static class JsonReader
{
    /// <exception cref="SerializationException">The text is not JSON.</exception>
    public static object Read(string json, Type type)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new SerializationException("Invalid JSON string", e);
        }

        using (document)
            return Read(document.RootElement, type);
    }

    private static object Read(JsonElement json, Type type)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(object))
            return ReadAny(json);

        if (type == typeof(string))
            return json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();

        return json.ValueKind switch
        {
            JsonValueKind.String => ReadText(json.GetString(), type),
            JsonValueKind.Number => ReadNumber(json, type),
            JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            JsonValueKind.Array => ReadArray(json, type),
            _ => ReadObject(json, type),
        };
    }

    private static object ReadText(string text, Type type)
    {
        if (type.IsEnum)
            return EnumNames.Parse(text, type);

        if (JsonTypes.IsStringEnum(type))
            return JsonTypes.CreateStringEnum(type, text);

        if (text.Length == 0)
            return null;

        if (type == typeof(DateTimeOffset))
            return ParseTime(text);

        if (type == typeof(DateTime))
            return ParseTime(text).UtcDateTime;

        if (type == typeof(Uri))
            return Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : null;

        if (type == typeof(Guid))
            return Guid.Parse(text, CultureInfo.InvariantCulture);

        // Scopes of a token are a list or one text.
        if (type.IsAssignableFrom(typeof(string[])))
            return text.Split(',');

        // A payload that is not an object has no members to give.
        return typeof(IConvertible).IsAssignableFrom(type)
            ? Convert.ChangeType(text, type, CultureInfo.InvariantCulture)
            : null;
    }

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static object ReadNumber(JsonElement json, Type type)
    {
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.FromUnixTimeSeconds(json.GetInt64());

        if (type.IsEnum)
            return Enum.ToObject(type, json.GetInt64());

        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal))
            return Convert.ChangeType(json.GetDecimal(), type, CultureInfo.InvariantCulture);

        // An id that is too large for the type is an error, not another id.
        return json.TryGetInt64(out var number)
            ? Convert.ChangeType(number, type, CultureInfo.InvariantCulture)
            : Convert.ChangeType(json.GetDouble(), type, CultureInfo.InvariantCulture);
    }

    private static object ReadArray(JsonElement json, Type type)
    {
        var item =
            type.IsArray ? type.GetElementType()!
            : type.IsGenericType ? type.GetGenericArguments()[0]
            : typeof(object);
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var element in json.EnumerateArray())
            list.Add(Read(element, item));

        if (type.IsArray)
        {
            var array = Array.CreateInstance(item, list.Count);
            list.CopyTo(array, 0);
            return array;
        }

        return type.IsInstanceOfType(list) ? list
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Collection<>)
                ? Activator.CreateInstance(type, list)
            : null;
    }

    private static object ReadObject(JsonElement json, Type type)
    {
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var item])
        {
            var dictionaryType = typeof(Dictionary<,>).MakeGenericType(key, item);
            if (type.IsAssignableFrom(dictionaryType) && key == typeof(string))
            {
                var dictionary = (IDictionary)Activator.CreateInstance(dictionaryType)!;
                foreach (var property in json.EnumerateObject())
                    dictionary[property.Name] = Read(property.Value, item);

                return dictionary;
            }
        }

        var instance = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var member in JsonTypes.GetMembers(type))
        {
            if (member.CanWrite && json.TryGetProperty(member.Name, out var value))
                SetValue(instance, member, value);
        }

        return instance;
    }

    private static void SetValue(object instance, JsonMember member, JsonElement json)
    {
        var value = Read(json, member.Type);
        if (value is not null || !member.Type.IsValueType)
            member.SetValue(instance, value);
    }

    private static object ReadAny(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => ReadObject(json, typeof(Dictionary<string, object>)),
            JsonValueKind.Array => ReadArray(json, typeof(List<object>)),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.TryGetInt64(out var number) ? number : json.GetDouble(),
            JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            _ => null,
        };
}
