using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>Lineages for the terminal: a tree for each model.</summary>
public static class LineageText
{
    /// <summary>The trees.</summary>
    /// <param name="models">The models.</param>
    /// <param name="asked">The digest that was asked for, which is pointed at.</param>
    public static string Render(IReadOnlyList<ModelLineage> models, Digest asked)
    {
        ArgumentNullException.ThrowIfNull(models);
        var text = new StringBuilder();
        foreach (var model in models)
        {
            text.Append(text.Length == 0 ? "" : "\n");
            Render(model, asked, text);
        }

        return text.ToString();
    }

    private static void Render(ModelLineage lineage, Digest asked, StringBuilder text)
    {
        text.Append("model ").Append(Line(lineage.Model, 0, asked)).Append('\n');
        (string Title, IReadOnlyList<LineageItem> Items)[] groups =
        [
            ("made of data", lineage.Data),
            ("by code", lineage.Code),
            ("in stages", lineage.Stages),
            ("judged", lineage.Verdicts),
            ("in images", lineage.Images),
        ];
        groups = Array.FindAll(groups, g => g.Items.Count > 0);
        for (var g = 0; g < groups.Length; g++)
        {
            var last = g == groups.Length - 1;
            text.Append(last ? "└─ " : "├─ ").Append(groups[g].Title).Append('\n');
            var width = groups[g].Items.Max(i => Clean(i.Name).Length);
            for (var i = 0; i < groups[g].Items.Count; i++)
            {
                text.Append(last ? "   " : "│  ")
                    .Append(i == groups[g].Items.Count - 1 ? "└─ " : "├─ ")
                    .Append(Line(groups[g].Items[i], width, asked))
                    .Append('\n');
            }
        }
    }

    private static string Line(LineageItem item, int width, Digest asked)
    {
        var name = Clean(item.Name);
        var line = item.Digest.IsEmpty
            ? name
            : $"{name.PadRight(width)}{(name.Length + width == 0 ? "" : "  ")}{item.Digest}";
        return item.Is(asked) ? line + "  <- asked for" : line;
    }

    internal static string Clean(string text) =>
        string.Concat(text.Select(c => PlainText.Steers(c) || char.IsSurrogate(c) ? '?' : c));
}
