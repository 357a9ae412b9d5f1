using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Reports;

/// <summary>
/// The lines of mlops.yaml that a <see cref="ReportFinding"/> may point at, and where the schema is, whose lines are
/// read when the report is composed.
/// </summary>
public sealed record ReportPlaces
{
    /// <summary>
    /// The project's folder from the root of the Git repository, from where GitHub names files: forward slashes. Outside a
    /// repository from the root of the build. <value>The default value is <c>.</c>, the root itself.</value>
    /// </summary>
    public string Folder { get; init; } = ".";

    /// <summary>mlops.yaml, relative to the project. <value>The default value is <c>mlops.yaml</c>.</value></summary>
    public string Config { get; init; } = "mlops.yaml";

    /// <summary>The schema, relative to the project, forward slashes; empty for none.</summary>
    public string Schema { get; init; } = "";

    /// <summary>The line that names the data's source, from 1; 0 when it is not known.</summary>
    public int Source { get; init; }

    /// <summary>The line of each check that is configured, from 1, by the check's name.</summary>
    public IReadOnlyDictionary<string, int> Checks { get; init; } =
        new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The line of each gate, from 1, in their order.</summary>
    public IReadOnlyList<int> Gates { get; init; } = [];

    /// <summary>The line of the <c>container:</c> section, from 1; 0 when there is none, or no image to speak of.</summary>
    public int Container { get; init; }

    /// <summary>The limits of the image with their lines; empty when there is no image to speak of.</summary>
    public IReadOnlyList<ContainerGateConfig> ContainerGates { get; init; } = [];

    /// <summary>This as canonical JSON: part of the stage's parameters.</summary>
    public JsonObject ToJson()
    {
        var checks = new JsonObject();
        foreach (var (name, line) in Checks)
        {
            checks[name] = JsonList.Whole(line);
        }

        var node = new JsonObject
        {
            ["folder"] = Folder,
            ["config"] = Config,
            ["schema"] = Schema,
            ["source"] = JsonList.Whole(Source),
            ["checks"] = checks,
            ["gates"] = JsonList.ToNode(Gates, JsonList.Whole),
        };
        if (Container > 0)
        {
            node["container"] = JsonList.Whole(Container);
            node["containerGates"] = JsonList.ToNode(
                ContainerGates,
                g => new JsonObject
                {
                    ["metric"] = g.Metric,
                    ["max"] = JsonList.Number(g.Max),
                    ["line"] = JsonList.Whole(g.Line),
                }
            );
        }

        return node;
    }
}
