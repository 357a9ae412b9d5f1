using System.Text;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>
/// <c>report.md</c>: what is posted on a pull request. The verdict comes first and the exact line that reproduces it
/// last; what does not fit the budget is left out from the end, in whole sections, with a note.
/// </summary>
public static class MarkdownReport
{
    /// <summary>The hidden line by which a posted report of this model is found again.</summary>
    /// <param name="model">The model's name.</param>
    public static string Marker(string model) =>
        $"<!-- mlopsbuild:report model={MarkdownEscape.Comment(model)} -->";

    /// <summary>Renders a report.</summary>
    /// <param name="model">What to show.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <returns>GitHub Markdown with LF line ends.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static string Render(ReportModel model, MarkdownOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new MarkdownOptions();
        MarkdownOptions.ThrowIfWrong(options);
        var head = MarkdownHeader.Render(model, options);
        var foot = MarkdownHeader.Reproduce(model, options);
        var sections = Sections(model, options).Where(s => s.Text.Length > 0).ToList();
        return Fit(head, sections, foot, options);
    }

    private static IEnumerable<MarkdownSection> Sections(
        ReportModel model,
        MarkdownOptions options
    ) =>
        [
            new("gates", MarkdownGates.Render(model)),
            new("other metrics", MarkdownGates.OtherMetrics(model)),
            new("serving image", MarkdownImage.Render(model)),
            new("changes", MarkdownChanges.Render(model)),
            new("data checks", MarkdownChecks.Render(model)),
            new("worst slices", MarkdownModel.Slices(model, options)),
            new("confusion matrix", MarkdownModel.Confusion(model)),
            new("curves", MarkdownModel.Curves(model)),
            new("stages", MarkdownChanges.Stages(model)),
            new("details", MarkdownChecks.Details(model)),
        ];

    private static string Fit(
        string head,
        List<MarkdownSection> sections,
        string foot,
        MarkdownOptions options
    )
    {
        var dropped = new List<string>();
        while (true)
        {
            var result = new StringBuilder(head);
            foreach (var section in sections)
            {
                result.Append('\n').Append(section.Text);
            }

            result.Append(Note(dropped, options)).Append('\n').Append(foot);
            var text = result.ToString();
            if (sections.Count == 0 || Fits(text, options))
            {
                return text;
            }

            dropped.Insert(0, sections[^1].Name);
            sections.RemoveAt(sections.Count - 1);
        }
    }

    private static bool Fits(string text, MarkdownOptions options) =>
        text.Length <= options.Budget
        && (options.MaxBytes is not { } most || Encoding.UTF8.GetByteCount(text) <= most);

    private static string Limit(MarkdownOptions options) =>
        options.MaxBytes is { } most && most < options.Budget
            ? ReportNumber.Count(most, "byte")
            : ReportNumber.Count(options.Budget, "character");

    private static string Note(List<string> dropped, MarkdownOptions options) =>
        dropped.Count == 0
            ? ""
            : $"\n> [!NOTE]\n> Left out to stay within {Limit(options)}: {string.Join(", ", dropped)}. {MarkdownHeader.WhereAll(options)}\n";
}
