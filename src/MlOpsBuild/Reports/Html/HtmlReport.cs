using System.Text;

namespace MlOpsBuild.Reports.Html;

/// <summary>
/// <c>report.html</c>: one file with everything in it. No script, no request to anywhere: its
/// Content-Security-Policy allows its own style sheet and nothing else.
/// </summary>
public static class HtmlReport
{
    /// <summary>Renders a report.</summary>
    /// <param name="model">What to show.</param>
    /// <returns>HTML with LF line ends.</returns>
    public static string Render(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        HtmlSection[] sections =
        [
            new("gates", "Gates", HtmlMetrics.Gates(model)),
            new("metrics", "Metrics", HtmlMetrics.Render(model)),
            new("image", "Serving image", HtmlImage.Render(model)),
            new("changes", "What changed", HtmlDetails.Changes(model)),
            new("data", "Data", HtmlData.Render(model)),
            new("slices", "Slices", HtmlModel.Slices(model)),
            new("plots", "Plots", HtmlModel.Plots(model)),
            new("stages", "Stages", HtmlDetails.Stages(model)),
            new("reproduce", "Reproduce it", HtmlDetails.Reproduce(model)),
        ];
        var shown = sections.Where(s => s.Body.Length > 0).ToList();
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        text.Append(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {HtmlStyle.Source}; base-uri 'none'; form-action 'none'\">\n"
        );
        text.Append(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        );
        text.Append($"<title>{HtmlText.Of(model.Model, 80)}: {HtmlHeader.Word(model)}</title>\n");
        text.Append($"<style>{HtmlStyle.Css}</style>\n</head>\n<body>\n");
        text.Append(HtmlHeader.Render(model, shown));
        text.Append("<main>\n");
        foreach (var section in shown)
        {
            text.Append($"<section id=\"{section.Id}\">\n<h2>{section.Title}</h2>\n")
                .Append(section.Body)
                .Append("</section>\n");
        }

        text.Append(
            "</main>\n<footer>Made by MlOpsBuild. The same figures are in report.json.</footer>\n</body>\n</html>\n"
        );
        return text.ToString();
    }
}
