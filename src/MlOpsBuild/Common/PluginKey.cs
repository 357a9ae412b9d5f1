using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>What added plug-ins are in the parameters of a stage.</summary>
internal static class PluginKey
{
    private const string Name = "plugins";

    /// <summary>Adds the versions of some plug-ins; nothing where there are none.</summary>
    /// <param name="parameters">The parameters of a stage.</param>
    /// <param name="kind">What they are, e.g. <c>metrics</c>.</param>
    /// <param name="versions">From <see cref="Catalog{T}.VersionsOfAdded"/>.</param>
    public static void Add(JsonObject parameters, string kind, JsonObject versions)
    {
        if (versions.Count > 0)
        {
            var all = parameters[Name] as JsonObject;
            if (all is null)
            {
                parameters[Name] = all = [];
            }

            all[kind] = versions;
        }
    }
}
