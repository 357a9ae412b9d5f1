using MlOpsBuild.Reports.Plots;

namespace MlOpsBuild.Reports.Html;

/// <summary>Text from data and configuration for HTML: clean, cut and escaped for elements and quoted attributes.</summary>
internal static class HtmlText
{
    /// <summary>Text.</summary>
    public static string Of(string? text, int max = 300) => Svg.Escape(ReportText.Clean(text, max));

    /// <summary>A name in code type.</summary>
    public static string Code(string? text, int max = 120) => $"<code>{Of(text, max)}</code>";

    /// <summary>A digest or commit, short; the whole when pointing at it.</summary>
    public static string Id(string? id) =>
        string.IsNullOrEmpty(id)
            ? "–"
            : $"<code title=\"{Of(id, 100)}\">{Of(ReportText.Short(id))}</code>";

    /// <summary>A coloured word.</summary>
    /// <param name="css"><c>good</c>, <c>bad</c>, <c>warn</c> or <c>same</c>.</param>
    /// <param name="word">Fixed text or escaped.</param>
    public static string Chip(string css, string word) =>
        $"<span class=\"chip {css}\">{word}</span>";
}
