using System.Buffers;
using System.Text;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Pages.Markdown;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Pages;

/// <summary>The form of a model: an input for each feature, filled in with an example, and what the script needs to know of it.</summary>
internal sealed class PageForm(ServedModel model, bool apiKeys)
{
    private const int MaxSuggestions = 500;

    private readonly ServingContract _contract = model.Contract;
    private readonly ModelSignature _signature = model.Scorer.Signature;

    /// <summary>The inputs, HTML.</summary>
    public string Fields()
    {
        var html = new StringBuilder();
        for (var f = 0; f < _contract.Features.Count; f++)
        {
            Field(html, f, _contract.Features[f], _signature.Features[f]);
        }

        return html.ToString();
    }

    /// <summary>What the script needs, JSON that may stand in a script element.</summary>
    public string Data()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) // escapes what ends an element
        {
            json.WriteStartObject();
            json.WriteString("label"u8, _signature.Label);
            json.WriteBoolean("apiKeys"u8, apiKeys);
            json.WriteStartArray("classes"u8);
            foreach (var name in _signature.Classes)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteStartArray("features"u8);
            foreach (var feature in _contract.Features)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, feature.Name);
                json.WriteString("type"u8, TypeOf(feature.Type));
                json.WriteBoolean("nullable"u8, feature.Nullable);
                json.WriteBoolean("hasDefault"u8, feature.Default is not null);
                if (feature is { Type: FeatureType.Category, Values: { } values })
                {
                    json.WriteStartArray("values"u8);
                    foreach (var value in values)
                    {
                        json.WriteStringValue(value);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string TypeOf(FeatureType type) =>
        type switch
        {
            FeatureType.Number => "number",
            FeatureType.Integer => "integer",
            FeatureType.Boolean => "boolean",
            _ => "category",
        };

    private static void Field(
        StringBuilder html,
        int index,
        FeatureContract feature,
        FeatureSpec spec
    )
    {
        var id = index.ToString(CultureInfo.InvariantCulture);
        var common = $"id=\"f{id}\" aria-describedby=\"h{id} e{id}\"";
        var example = ExampleRow.Of(feature, spec);
        html.Append("<div class=\"field\">\n<label for=\"f").Append(id).Append("\">");
        HtmlEscape.Append(html, feature.Name);
        html.Append("</label>\n<p class=\"hint\" id=\"h").Append(id).Append("\">");
        HtmlEscape.Append(html, HintOf(feature));
        html.Append("</p>\n<div class=\"control\">");
        switch (feature.Type)
        {
            case FeatureType.Boolean:
                Boolean(html, common, feature, example is true);
                break;
            case FeatureType.Category when feature.Values is { } values:
                Choice(html, common, feature, values, example as string);
                break;
            case FeatureType.Category:
                Suggestions(html, common, id, spec.Categories, example as string ?? "");
                break;
            default:
                Number(html, common, feature, (double)example!);
                break;
        }

        html.Append("</div>\n<p class=\"problem\" id=\"e").Append(id).Append("\" hidden></p>\n");
        html.Append("</div>\n");
    }

    private static string HintOf(FeatureContract feature)
    {
        var parts = new List<string>();
        if (feature.Type == FeatureType.Integer)
        {
            parts.Add("whole number");
        }

        if (feature.Type is FeatureType.Number or FeatureType.Integer)
        {
            parts.Add(new FeatureExpectation(feature).Domain);
        }

        if (feature is { Type: FeatureType.Category, Values: null })
        {
            parts.Add("any text");
        }

        if (feature.Nullable)
        {
            parts.Add("may be missing");
        }

        if (feature.Default is { } standard)
        {
            parts.Add($"{(standard.Length == 0 ? "(empty)" : standard)} if left out");
        }

        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    private static void Number(
        StringBuilder html,
        string common,
        FeatureContract feature,
        double example
    )
    {
        var isInteger = feature.Type == FeatureType.Integer;
        html.Append("<input type=\"number\" ")
            .Append(common)
            .Append(isInteger ? " inputmode=\"numeric\"" : " inputmode=\"decimal\"")
            .Append(isInteger ? " step=\"1\"" : " step=\"any\"");
        if (feature.Min is { } min)
        {
            html.Append(" min=\"").Append(Show(min)).Append('"');
        }

        if (feature.Max is { } max)
        {
            html.Append(" max=\"").Append(Show(max)).Append('"');
        }

        if (feature.Nullable)
        {
            html.Append(" placeholder=\"missing\"");
        }
        else if (feature.Default is { } standard)
        {
            html.Append(" placeholder=\"");
            HtmlEscape.Append(html, standard);
            html.Append('"');
        }
        else
        {
            html.Append(" aria-required=\"true\"");
        }

        html.Append(" value=\"").Append(Show(example)).Append("\">");
    }

    private static void Boolean(
        StringBuilder html,
        string common,
        FeatureContract feature,
        bool example
    )
    {
        var (no, yes) = feature.Values is [var first, var second]
            ? (first, second)
            : ("false", "true");
        if (feature is { Nullable: false, Default: null })
        {
            html.Append("<span class=\"check\"><input type=\"checkbox\" ")
                .Append(common)
                .Append(example ? " checked" : "")
                .Append("><span class=\"hint\">checked: ");
            HtmlEscape.Append(html, yes);
            html.Append(", not: ");
            HtmlEscape.Append(html, no);
            html.Append("</span></span>");
            return;
        }

        html.Append("<select ").Append(common).Append('>');
        Option(html, "", feature.Nullable ? "(missing)" : "(left out)", false);
        Option(html, "false", no, !example);
        Option(html, "true", yes, example);
        html.Append("</select>");
    }

    // Options by index: what HTML does to texts, such as ends of lines, must not change them.
    private static void Choice(
        StringBuilder html,
        string common,
        FeatureContract feature,
        IReadOnlyList<string> values,
        string? example
    )
    {
        html.Append("<select ").Append(common).Append('>');
        if (feature.Nullable || feature.Default is not null)
        {
            Option(html, "", feature.Nullable ? "(missing)" : "(left out)", example is null);
        }

        for (var i = 0; i < values.Count; i++)
        {
            Option(
                html,
                i.ToString(CultureInfo.InvariantCulture),
                values[i].Length == 0 ? "(empty)" : values[i],
                values[i] == example
            );
        }

        html.Append("</select>");
    }

    private static void Suggestions(
        StringBuilder html,
        string common,
        string id,
        IReadOnlyList<string> values,
        string example
    )
    {
        html.Append("<input type=\"text\" autocomplete=\"off\" ")
            .Append(common)
            .Append(" list=\"l")
            .Append(id)
            .Append("\" value=\"");
        HtmlEscape.Append(html, example);
        html.Append("\"><datalist id=\"l").Append(id).Append("\">");
        foreach (var value in values.Take(MaxSuggestions))
        {
            html.Append("<option value=\"");
            HtmlEscape.Append(html, value);
            html.Append("\"></option>");
        }

        html.Append("</datalist>");
    }

    private static void Option(StringBuilder html, string value, string text, bool isSelected)
    {
        html.Append("<option value=\"").Append(value).Append(isSelected ? "\" selected>" : "\">");
        HtmlEscape.Append(html, text);
        html.Append("</option>");
    }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
