using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>Parameters as pairs of a dotted path and a value, so that a difference can be named.</summary>
internal static class ParameterPaths
{
    /// <summary>
    /// <c>{"a":{"b":1},"c":[{"d":2}],"e":["x","y"]}</c> gives <c>a.b</c> = 1, <c>c[0].d</c> = 2, <c>e</c> = ["x","y"].
    /// </summary>
    public static Dictionary<string, string> Flatten(JsonObject parameters)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(parameters, "", found);
        return found;
    }

    private static void Add(JsonNode? node, string path, Dictionary<string, string> found)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (key, value) in map)
                {
                    Add(value, path.Length == 0 ? key : $"{path}.{key}", found);
                }

                break;
            case JsonArray list when list.Any(item => item is JsonObject or JsonArray):
                for (var i = 0; i < list.Count; i++)
                {
                    Add(
                        list[i],
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"),
                        found
                    );
                }

                break;
            default:
                if (path.Length > 0)
                {
                    found[path] = CanonicalJson.ToText(node);
                }

                break;
        }
    }
}
