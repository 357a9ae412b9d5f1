using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>JSON readers refuse half a surrogate pair: such text is repaired before it is written.</summary>
internal static class UnicodeText
{
    /// <summary>Puts U+FFFD for each lone surrogate in every string of a document.</summary>
    public static void Repair(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (var (key, value) in map.ToList())
            {
                if (Repaired(value) is { } text)
                {
                    map[key] = text;
                }
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (Repaired(list[i]) is { } text)
                {
                    list[i] = text;
                }
            }
        }
    }

    // The new text where one is needed; what is below is repaired in place.
    private static string? Repaired(JsonNode? node)
    {
        if (node is not JsonValue value)
        {
            Repair(node);
            return null;
        }

        return
            value.GetValueKind() == JsonValueKind.String
            && value.GetValue<string>() is var text
            && HasLoneSurrogate(text)
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : null;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
