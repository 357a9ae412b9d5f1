using System.Text;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Tests.Configuration.Yaml;

/// <summary>Shows a tree with all places, to compare it.</summary>
internal static class YamlTree
{
    public static string Dump(YamlNode? node)
    {
        var text = new StringBuilder();
        Dump(text, node);
        return text.ToString();
    }

    private static void Dump(StringBuilder text, YamlNode? node)
    {
        text.Append(CultureInfo.InvariantCulture, $"{node?.Line}:{node?.Column} ");
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(scalar.IsQuoted ? "quoted" : "plain").Append($"<{scalar.Text}>\n");
                break;
            case YamlList list:
                text.Append("list (\n");
                list.Items.ToList().ForEach(i => Dump(text, i));
                text.Append(")\n");
                break;
            case YamlMap map:
                text.Append("map (\n");
                foreach (var (key, value) in map.Entries)
                {
                    Dump(text, key);
                    Dump(text, value);
                }

                text.Append(")\n");
                break;
            default:
                text.Append("nothing\n");
                break;
        }
    }
}
