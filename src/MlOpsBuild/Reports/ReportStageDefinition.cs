using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Reports.Html;
using MlOpsBuild.Reports.JUnit;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Reports.Plots;

namespace MlOpsBuild.Reports;

/// <summary>
/// The stage <c>report</c>: report.md, report.html, report.json and junit.xml from what earlier stages found.
/// </summary>
public static class ReportStageDefinition
{
    /// <summary>The stage's name.</summary>
    public const string Name = "report";

    /// <summary>The Markdown for a pull request.</summary>
    public const string MarkdownFile = "report.md";

    /// <summary>The self-contained page.</summary>
    public const string HtmlFile = "report.html";

    /// <summary>The report model.</summary>
    public const string JsonFile = "report.json";

    /// <summary>Every check and gate as a test case.</summary>
    public const string JUnitFile = "junit.xml";

    // Raise it whenever a renderer gives other bytes for the same model.
    private const int Version = 2;

    /// <summary>Declares the stage.</summary>
    /// <param name="identity">What the report shows beside upstream outputs.</param>
    /// <param name="upstream">check-data and, where the data was accepted, evaluate and compare.</param>
    /// <param name="compose">Reads the upstream outputs and puts the model together; the stage writes its files.</param>
    public static StageDefinition Create(
        ReportIdentity identity,
        IReadOnlyList<StageDefinition> upstream,
        Func<StageContext, CancellationToken, Task<ReportModel>> compose
    )
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(compose);
        var parameters = identity.ToJson();
        PluginKey.Add(parameters, "plots", Catalog<IPlot>.VersionsOfAdded());
        return new StageDefinition
        {
            Name = Name,
            Version = Version,
            Parameters = parameters,
            // Checks that find the same have the same output when a line of the schema moved; the report has not.
            Files = identity.Places.Schema.Length == 0 ? [] : [identity.Places.Schema],
            Upstream = upstream,
            Committed = false,
            RunAsync = async (context, cancellationToken) =>
                Write(await compose(context, cancellationToken), context.OutputDirectory),
        };
    }

    /// <summary>Writes the four files of a report into a folder.</summary>
    public static void Write(ReportModel model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(folder);
        WriteText(MarkdownFile, MarkdownReport.Render(model));
        WriteText(HtmlFile, HtmlReport.Render(model));
        WriteText(JUnitFile, JUnitReport.Render(model));
        AtomicFile.Write(Path.Combine(folder, JsonFile), ReportJson.Write(model));

        void WriteText(string file, string text) =>
            AtomicFile.Write(Path.Combine(folder, file), Encoding.UTF8.GetBytes(text));
    }
}
