using System.Text.Json.Nodes;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Changes a JSON document at a place such as <c>/checks/results/0</c>.</summary>
internal static class JsonPlace
{
    public static void Set(JsonNode node, string place, JsonNode? value)
    {
        var parts = place.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(part)]! : node[part]!;
        }

        if (node is JsonArray last)
        {
            last[int.Parse(parts[^1])] = value;
        }
        else
        {
            node[parts[^1]] = value;
        }
    }
}
