using YamlDotNet.RepresentationModel;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>A workflow as a YAML parser of others reads it.</summary>
internal sealed class WorkflowYaml
{
    private readonly YamlMappingNode _root;

    public WorkflowYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        _root = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public YamlNode Permissions => _root.Children["permissions"];

    /// <summary>Names of jobs and what they are.</summary>
    public IEnumerable<(string Id, YamlMappingNode Job)> Jobs =>
        ((YamlMappingNode)_root.Children["jobs"]).Children.Select(j =>
            (((YamlScalarNode)j.Key).Value!, (YamlMappingNode)j.Value)
        );

    public IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(j => StepsOf(j.Job));

    public static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) =>
        ((YamlSequenceNode)job.Children["steps"]).Cast<YamlMappingNode>();

    /// <summary>The text under a key, or null.</summary>
    public static string? Text(YamlNode node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (node is not YamlMappingNode map || !map.Children.TryGetValue(key, out node!))
            {
                return null;
            }
        }

        return (node as YamlScalarNode)?.Value;
    }

    /// <summary><c>contents: read, packages: write</c>; empty for none at all.</summary>
    public static string Show(YamlNode permissions) =>
        permissions is YamlMappingNode map
            ? string.Join(", ", map.Children.Select(p => $"{p.Key}: {p.Value}"))
            : permissions.ToString();
}
