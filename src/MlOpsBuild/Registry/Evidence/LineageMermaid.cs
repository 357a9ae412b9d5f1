using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>Lineages as a flowchart of Mermaid, which GitHub draws: data and code, model, verdicts and images.</summary>
public static class LineageMermaid
{
    /// <summary>The flowchart, without a fence. A thing that several models share is there once.</summary>
    /// <param name="models">The models.</param>
    /// <param name="asked">The digest that was asked for, whose box is drawn stronger.</param>
    public static string Render(IReadOnlyList<ModelLineage> models, Digest asked)
    {
        ArgumentNullException.ThrowIfNull(models);
        var chart = new Chart(asked);
        foreach (var lineage in models)
        {
            var model = chart.Node("model", lineage.Model);
            var given = lineage
                .Data.Select(d => chart.Node("data", d))
                .Concat(lineage.Code.Select(c => chart.Node("code", c)))
                .ToList();
            foreach (var stage in lineage.Stages)
            {
                var id = chart.Node("stage", stage);
                var earlier = lineage.Stages.Where(s => stage.From.Contains(s.Name)).ToList();
                chart.Edges(
                    earlier.Count == 0 ? given : earlier.Select(s => chart.Node("stage", s)),
                    id
                );
            }

            // What no other stage took up leads to the model.
            var last = lineage
                .Stages.Where(s => !lineage.Stages.Any(other => other.From.Contains(s.Name)))
                .Select(s => chart.Node("stage", s))
                .ToList();
            chart.Edges(last.Count == 0 ? given : last, model);
            foreach (var verdict in lineage.Verdicts)
            {
                chart.Edges([model], chart.Node("verdict", verdict));
            }

            foreach (var image in lineage.Images)
            {
                chart.Edges([model], chart.Node("image", image));
            }
        }

        return chart.ToString();
    }

    /// <summary>Text in a quoted label: what could end or format it is written by its number.</summary>
    internal static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var c in LineageText.Clean(text))
        {
            if (
                char.IsAsciiLetterOrDigit(c)
                || c > '\u007F'
                || " ./:-+,()=".Contains(c, StringComparison.Ordinal)
            )
            {
                result.Append(c);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            }
        }

        return result.ToString();
    }

    private sealed class Chart(Digest asked)
    {
        private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
        private readonly HashSet<string> _edges = new(StringComparer.Ordinal);
        private readonly StringBuilder _nodes = new();
        private readonly StringBuilder _lines = new();
        private readonly List<string> _asked = [];

        public string Node(string kind, LineageItem item)
        {
            var identity = $"{kind} {item.Name} {item.Digest}";
            if (_ids.TryGetValue(identity, out var known))
            {
                return known;
            }

            var id = string.Create(CultureInfo.InvariantCulture, $"{kind}{_ids.Count + 1}");
            _ids[identity] = id;
            var label = string.Join(
                "<br/>",
                new[] { kind, Escape(item.Name), item.Digest.Short }.Where(p => p.Length > 0)
            );
            var (open, close) = kind switch
            {
                "data" => ("[(", ")]"),
                "verdict" => ("{{", "}}"),
                "image" => ("[[", "]]"),
                _ => ("[", "]"),
            };
            _nodes.Append(CultureInfo.InvariantCulture, $"    {id}{open}\"{label}\"{close}\n");
            if (item.Is(asked))
            {
                _asked.Add(id);
            }

            return id;
        }

        public void Edges(IEnumerable<string> from, string to)
        {
            foreach (var id in from)
            {
                if (_edges.Add($"{id} {to}"))
                {
                    _lines.Append(CultureInfo.InvariantCulture, $"    {id} --> {to}\n");
                }
            }
        }

        public override string ToString() =>
            $"flowchart LR\n{_nodes}{_lines}"
            + string.Concat(_asked.Select(id => $"    style {id} stroke-width:4px\n"));
    }
}
